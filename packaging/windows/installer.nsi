; Installs GPT Desktop for the person who runs it, without administrator's rights.
; Compiled by windows/build_installer.py, which passes VERSION, BUNDLE, TARGET, ICON, LICENCE,
; COPYRIGHT and KIBIBYTES.

Unicode true
ManifestDPIAware true
SetCompressor /SOLID lzma

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include x64.nsh

!define TITLE "GPT Desktop"
!define PROGRAM "gpt-desktop.exe"
!define PROGID "GPTDesktop.Document"
!define VERB "GPTDesktop.Summarize"
!define CLASSES "Software\Classes"
!define CAPABILITIES "Software\GPT Desktop\Capabilities"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\GPTDesktop"
; platformdirs' folder for this person's data, as gpt_desktop/paths.py uses it.
!define DATA "$LOCALAPPDATA\gpt-desktop"

Name "${TITLE}"
OutFile "${TARGET}"
InstallDir "$LOCALAPPDATA\Programs\GPT Desktop"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
RequestExecutionLevel user
BrandingText "${TITLE} ${VERSION}"

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=0 "ProductName" "${TITLE}"
VIAddVersionKey /LANG=0 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileDescription" "${TITLE}"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "LegalCopyright" "${COPYRIGHT}"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!define MUI_LANGDLL_REGISTRY_ROOT HKCU
!define MUI_LANGDLL_REGISTRY_KEY "Software\GPT Desktop"
!define MUI_LANGDLL_REGISTRY_VALUENAME "InstallerLanguage"

!insertmacro MUI_PAGE_LICENSE "${LICENCE}"
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_RESERVEFILE_LANGDLL

LangString NAME_PROGRAM ${LANG_ENGLISH} "GPT Desktop and its model"
LangString NAME_PROGRAM ${LANG_SIMPCHINESE} "GPT Desktop 及其模型"
LangString NAME_DESKTOP ${LANG_ENGLISH} "Shortcut on the desktop"
LangString NAME_DESKTOP ${LANG_SIMPCHINESE} "桌面快捷方式"
LangString NAME_OPEN_WITH ${LANG_ENGLISH} "Entries in “Open with” and in the menu of documents"
LangString NAME_OPEN_WITH ${LANG_SIMPCHINESE} "“打开方式”和文档右键菜单中的条目"
LangString TELL_DOCUMENT ${LANG_ENGLISH} "Document"
LangString TELL_DOCUMENT ${LANG_SIMPCHINESE} "文档"
LangString TELL_SUMMARIZE ${LANG_ENGLISH} "Summarize with GPT Desktop"
LangString TELL_SUMMARIZE ${LANG_SIMPCHINESE} "用 GPT Desktop 总结"
LangString TELL_DESCRIPTION ${LANG_ENGLISH} "Private assistant for text work on your own computer"
LangString TELL_DESCRIPTION ${LANG_SIMPCHINESE} "在自己的电脑上运行的私密文字助手"
LangString TELL_RUNNING ${LANG_ENGLISH} "GPT Desktop is running. Quit it, then choose Retry."
LangString TELL_RUNNING ${LANG_SIMPCHINESE} "GPT Desktop 正在运行。退出后点击“重试”。"
LangString TELL_WINDOWS ${LANG_ENGLISH} "GPT Desktop needs 64-bit Windows 10 or newer."
LangString TELL_WINDOWS ${LANG_SIMPCHINESE} "GPT Desktop 需要 64 位的 Windows 10 或更高版本。"
LangString ASK_DATA ${LANG_ENGLISH} "Delete your conversations, drafts, settings and the models you added too? They are in$\r$\n$\r$\n${DATA}$\r$\n$\r$\nNo keeps them for a later installation. Deleting cannot be undone."
LangString ASK_DATA ${LANG_SIMPCHINESE} "是否同时删除你的对话、草稿、设置和你添加的模型？它们位于$\r$\n$\r$\n${DATA}$\r$\n$\r$\n选择“否”将保留这些数据，供以后安装时使用。删除后无法恢复。"

; A program that runs cannot be opened for writing.
!macro WaitUntilClosed
  ${DoWhile} ${FileExists} "$INSTDIR\${PROGRAM}"
    ClearErrors
    FileOpen $0 "$INSTDIR\${PROGRAM}" a
    ${IfNot} ${Errors}
      FileClose $0
      ${ExitDo}
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(TELL_RUNNING)" /SD IDCANCEL IDRETRY +2
    Abort
  ${Loop}
!macroend

; The installed files by name: the folder may hold what the person put there.
!macro RemoveProgram
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\${PROGRAM}"
  Delete "$INSTDIR\gpt-desktop-terminal.exe"
  Delete "$INSTDIR\uninstall.exe"
!macroend

!macro OfferFor EXTENSION
  WriteRegStr HKCU "${CLASSES}\${EXTENSION}\OpenWithProgids" "${PROGID}" ""
  WriteRegStr HKCU "${CLASSES}\Applications\${PROGRAM}\SupportedTypes" "${EXTENSION}" ""
  WriteRegStr HKCU "${CAPABILITIES}\FileAssociations" "${EXTENSION}" "${PROGID}"
  StrCpy $1 "${CLASSES}\SystemFileAssociations\${EXTENSION}\shell\${VERB}"
  WriteRegStr HKCU "$1" "" "$(TELL_SUMMARIZE)"
  WriteRegStr HKCU "$1" "Icon" "$INSTDIR\${PROGRAM},0"
  WriteRegStr HKCU "$1\command" "" '"$INSTDIR\${PROGRAM}" --summarize "%1"'
!macroend

!macro WithdrawFrom EXTENSION
  DeleteRegValue HKCU "${CLASSES}\${EXTENSION}\OpenWithProgids" "${PROGID}"
  DeleteRegKey HKCU "${CLASSES}\SystemFileAssociations\${EXTENSION}\shell\${VERB}"
!macroend

!macro ForEachDocumentType DO
  !insertmacro ${DO} ".txt"
  !insertmacro ${DO} ".log"
  !insertmacro ${DO} ".json"
  !insertmacro ${DO} ".md"
  !insertmacro ${DO} ".pdf"
  !insertmacro ${DO} ".docx"
  !insertmacro ${DO} ".doc"
  !insertmacro ${DO} ".odt"
  !insertmacro ${DO} ".odp"
  !insertmacro ${DO} ".ods"
  !insertmacro ${DO} ".pptx"
  !insertmacro ${DO} ".ppt"
  !insertmacro ${DO} ".xlsx"
  !insertmacro ${DO} ".xls"
  !insertmacro ${DO} ".csv"
  !insertmacro ${DO} ".tsv"
  !insertmacro ${DO} ".epub"
  !insertmacro ${DO} ".html"
  !insertmacro ${DO} ".htm"
  !insertmacro ${DO} ".rtf"
  !insertmacro ${DO} ".srt"
  !insertmacro ${DO} ".vtt"
  !insertmacro ${DO} ".eml"
  !insertmacro ${DO} ".msg"
  !insertmacro ${DO} ".png"
  !insertmacro ${DO} ".jpg"
  !insertmacro ${DO} ".jpeg"
  !insertmacro ${DO} ".tif"
  !insertmacro ${DO} ".tiff"
  !insertmacro ${DO} ".webp"
!macroend

Function .onInit
  !insertmacro MUI_LANGDLL_DISPLAY
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "$(TELL_WINDOWS)" /SD IDOK
    Abort
  ${EndIf}
FunctionEnd

Function un.onInit
  !insertmacro MUI_UNGETLANGUAGE
FunctionEnd

Section "$(NAME_PROGRAM)"
  SectionIn RO
  !insertmacro WaitUntilClosed
  ; What an older version had and this one has not must not be found by it.
  !insertmacro RemoveProgram
  SetOutPath "$INSTDIR"
  File /r "${BUNDLE}\*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${TITLE}.lnk" "$INSTDIR\${PROGRAM}" "" "$INSTDIR\${PROGRAM}" 0 \
    SW_SHOWNORMAL "" "$(TELL_DESCRIPTION)"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${TITLE}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${PROGRAM},0"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The GPT Desktop developers"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${KIBIBYTES}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
SectionEnd

; Offers the app; whichever program opens these files now goes on opening them.
Section "$(NAME_OPEN_WITH)"
  WriteRegStr HKCU "${CLASSES}\${PROGID}" "" "$(TELL_DOCUMENT)"
  WriteRegStr HKCU "${CLASSES}\${PROGID}\DefaultIcon" "" "$INSTDIR\${PROGRAM},0"
  WriteRegStr HKCU "${CLASSES}\${PROGID}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
  WriteRegStr HKCU "${CLASSES}\Applications\${PROGRAM}" "FriendlyAppName" "${TITLE}"
  WriteRegStr HKCU "${CLASSES}\Applications\${PROGRAM}\shell\open\command" "" \
    '"$INSTDIR\${PROGRAM}" "%1"'
  WriteRegStr HKCU "${CAPABILITIES}" "ApplicationName" "${TITLE}"
  WriteRegStr HKCU "${CAPABILITIES}" "ApplicationDescription" "$(TELL_DESCRIPTION)"
  WriteRegStr HKCU "Software\RegisteredApplications" "${TITLE}" "${CAPABILITIES}"
  !insertmacro ForEachDocumentType OfferFor
  ${RefreshShellIcons}
SectionEnd

Section /o "$(NAME_DESKTOP)"
  CreateShortcut "$DESKTOP\${TITLE}.lnk" "$INSTDIR\${PROGRAM}"
SectionEnd

Section "Uninstall"
  !insertmacro WaitUntilClosed
  !insertmacro RemoveProgram
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${TITLE}.lnk"
  Delete "$DESKTOP\${TITLE}.lnk"
  !insertmacro ForEachDocumentType WithdrawFrom
  DeleteRegKey HKCU "${CLASSES}\${PROGID}"
  DeleteRegKey HKCU "${CLASSES}\Applications\${PROGRAM}"
  DeleteRegValue HKCU "Software\RegisteredApplications" "${TITLE}"
  DeleteRegKey HKCU "Software\GPT Desktop"
  DeleteRegKey HKCU "${UNINSTALL}"
  ${RefreshShellIcons}
  MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(ASK_DATA)" /SD IDNO IDNO keep
  RMDir /r "${DATA}"
  keep:
SectionEnd
