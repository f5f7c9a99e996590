"""The Info.plist of the macOS bundle; the PyInstaller spec passes it to ``BUNDLE``."""

from __future__ import annotations

import product

# Uniform type identifiers, by suffix; the app is offered for them and takes none over.
_TYPES = {
    ".txt": "public.plain-text",
    ".log": "com.apple.log",
    ".json": "public.json",
    ".md": "net.daringfireball.markdown",
    ".pdf": "com.adobe.pdf",
    ".docx": "org.openxmlformats.wordprocessingml.document",
    ".doc": "com.microsoft.word.doc",
    ".odt": "org.oasis-open.opendocument.text",
    ".odp": "org.oasis-open.opendocument.presentation",
    ".ods": "org.oasis-open.opendocument.spreadsheet",
    ".pptx": "org.openxmlformats.presentationml.presentation",
    ".ppt": "com.microsoft.powerpoint.ppt",
    ".xlsx": "org.openxmlformats.spreadsheetml.sheet",
    ".xls": "com.microsoft.excel.xls",
    ".csv": "public.comma-separated-values-text",
    ".tsv": "public.tab-separated-values-text",
    ".epub": "org.idpf.epub-container",
    ".html": "public.html",
    ".htm": "public.html",
    ".rtf": "public.rtf",
    ".srt": "org.matroska.subrip",
    ".vtt": "org.w3.webvtt",
    ".eml": "com.apple.mail.email",
    ".msg": "com.microsoft.outlook.msg",
    ".png": "public.png",
    ".jpg": "public.jpeg",
    ".jpeg": "public.jpeg",
    ".tif": "public.tiff",
    ".tiff": "public.tiff",
    ".webp": "org.webmproject.webp",
}
# What the wheels of PySide6 and onnxruntime are built for.
MINIMUM_SYSTEM = "14.0"
Plist = dict[str, object]


def info_plist() -> Plist:
    """Keys beyond those that PyInstaller writes itself."""
    version = product.version()
    return {
        "CFBundleIdentifier": product.BUNDLE_IDENTIFIER,
        "CFBundleName": product.TITLE,
        "CFBundleDisplayName": product.TITLE,
        "CFBundleShortVersionString": version,
        "CFBundleVersion": version,
        "CFBundleDevelopmentRegion": "en",
        "CFBundleLocalizations": ["en", "zh-Hans"],
        "CFBundleDocumentTypes": [_document_type(suffix) for suffix in product.DOCUMENT_TYPES],
        "LSApplicationCategoryType": "public.app-category.productivity",
        "LSMinimumSystemVersion": MINIMUM_SYSTEM,
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": product.COPYRIGHT,
        # The system's setting decides between light and dark.
        "NSRequiresAquaSystemAppearance": False,
        "UTImportedTypeDeclarations": [_markdown()],
    }


def _document_type(suffix: str) -> Plist:
    return {
        "CFBundleTypeName": suffix.removeprefix(".").upper(),
        "CFBundleTypeRole": "Viewer",
        "LSHandlerRank": "Alternate",
        "LSItemContentTypes": [_TYPES[suffix]],
    }


def _markdown() -> Plist:
    """macOS itself does not declare Markdown."""
    return {
        "UTTypeIdentifier": _TYPES[".md"],
        "UTTypeDescription": "Markdown",
        "UTTypeConformsTo": ["public.plain-text"],
        "UTTypeTagSpecification": {
            "public.filename-extension": ["md"],
            "public.mime-type": [product.DOCUMENT_TYPES[".md"]],
        },
    }
