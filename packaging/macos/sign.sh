#!/usr/bin/env bash
# Sign an app bundle or a disk image, and have Apple notarise a disk image.
#
#   sign.sh FILE
#
# MACOS_SIGN_IDENTITY   the Developer ID; nothing is signed where it is unset
# MACOS_NOTARY_APPLE_ID, MACOS_NOTARY_TEAM_ID, MACOS_NOTARY_PASSWORD
#                       the account; nothing is notarised where one is unset
set -eu

file=$1
entitlements=$(dirname "$0")/entitlements.plist

if [ -z "${MACOS_SIGN_IDENTITY:-}" ]; then
    echo "MACOS_SIGN_IDENTITY is unset: $file is left unsigned." >&2
    exit 0
fi

sign() {
    codesign --force --timestamp --options runtime --sign "$MACOS_SIGN_IDENTITY" "$@"
}

case $file in
*.app)
    # From the inside out: a signature covers those within.
    find "$file/Contents" -type f \( -name '*.so' -o -name '*.dylib' \) -print0 |
        while IFS= read -r -d '' library; do sign "$library"; done
    find "$file/Contents" -type d -name '*.framework' -prune -print0 |
        while IFS= read -r -d '' framework; do sign "$framework"; done
    sign --entitlements "$entitlements" "$file"
    codesign --verify --deep --strict "$file"
    ;;
*)
    codesign --force --timestamp --sign "$MACOS_SIGN_IDENTITY" "$file"
    if [ -z "${MACOS_NOTARY_APPLE_ID:-}" ] || [ -z "${MACOS_NOTARY_TEAM_ID:-}" ] ||
        [ -z "${MACOS_NOTARY_PASSWORD:-}" ]; then
        echo "The notary's account is unset: $file is not notarised." >&2
        exit 0
    fi
    xcrun notarytool submit "$file" --wait --apple-id "$MACOS_NOTARY_APPLE_ID" \
        --team-id "$MACOS_NOTARY_TEAM_ID" --password "$MACOS_NOTARY_PASSWORD"
    xcrun stapler staple "$file"
    ;;
esac
