#!/usr/bin/env bash
# Put the app bundle that PyInstaller made into a disk image, signed and notarised where sign.sh
# is told how.
#
#   make_dmg.sh [dist/GPT Desktop.app] [dist]
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
app=${1:-"$root/dist/GPT Desktop.app"}
folder=${2:-"$root/dist"}

if [ "$(uname)" != Darwin ]; then
    echo "A disk image is made on macOS only: hdiutil exists nowhere else." >&2
    exit 2
fi
if [ ! -d "$app" ]; then
    echo "$app does not exist; build it first." >&2
    exit 2
fi

version=$(plutil -extract CFBundleShortVersionString raw "$app/Contents/Info.plist")
image="$folder/gpt-desktop-$version-$(uname -m).dmg"
content=$(mktemp -d)
trap 'rm -rf "$content"' EXIT

"$here/sign.sh" "$app"
cp -R "$app" "$content/"
ln -s /Applications "$content/Applications"
hdiutil create -quiet -ov -volname "GPT Desktop" -fs HFS+ -format UDZO \
    -srcfolder "$content" "$image"
"$here/sign.sh" "$image"
echo "$image"
