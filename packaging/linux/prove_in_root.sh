#!/bin/sh
# Runs as root inside a clean Debian: installs the package at /package.deb, uses it as an ordinary
# person, removes it, and looks for what is left. Prints what it proves; any failure ends it.
set -eu
export LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive
unset DISPLAY WAYLAND_DISPLAY
prefix=/usr/lib/gpt-desktop
home=/home/person

fail() {
    echo "FAILED: $*" >&2
    exit 1
}

as_person() {
    runuser -u person -- env -i HOME="$home" PATH=/usr/bin:/bin LANG=C.UTF-8 "$@"
}

useradd --create-home person
apt-get update -qq
before=$(dpkg-query -W | wc -l)

apt-get install -y -qq --no-install-recommends /package.deb >/tmp/install.log 2>&1 ||
    { cat /tmp/install.log; fail "the package cannot be installed"; }
echo "Installed with $(($(dpkg-query -W | wc -l) - before - 1)) packages it depends on."
dpkg --verify gpt-desktop | grep . && fail "installed files differ from the package's"
command -v python3 >/dev/null && fail "there is a Python, so this root is not clean"

# PyInstaller's starter names its folder to the loader in the same way.
missing=$(LD_LIBRARY_PATH=$prefix/_internal find "$prefix" -type f \( -name '*.so*' -o -name gpt-desktop \) \
    -exec ldd {} + 2>/dev/null | grep 'not found' | sort -u || true)
[ -z "$missing" ] || fail "libraries are missing: $missing"
echo "Every library of every program file is found."

version=$(as_person gpt-desktop --version)
answer=$(as_person gpt-desktop chat "What is the capital of France?" --temperature 0 --max-tokens 24)
echo "$version answers: $answer"
case $answer in *Paris*) ;; *) fail "the model did not answer" ;; esac

for platform in offscreen ${PROOF_DISPLAY:+xcb}; do
    as_person env QT_QPA_PLATFORM="$platform" DISPLAY="${PROOF_DISPLAY:-}" \
        timeout --signal=INT --kill-after=60 45 gpt-desktop >/tmp/window.log 2>&1 && code=0 || code=$?
    grep -iE 'error|could not|traceback' /tmp/window.log && fail "the window complains ($platform)"
    case $code in 124 | 130) ;; *) cat /tmp/window.log; fail "the window ended by itself with $code" ;; esac
    echo "The window stayed open until it was told to quit ($platform)."
done
data=$home/.local/share/gpt-desktop
[ -f "$data/gpt-desktop.sqlite3" ] || fail "the window kept nothing in $data"

files=$(dpkg-query -L gpt-desktop | grep -c .)
list=$(dpkg-query -L gpt-desktop)
apt-get purge -y -qq --autoremove gpt-desktop >/tmp/remove.log 2>&1 ||
    { cat /tmp/remove.log; fail "the package cannot be removed"; }
for path in $list; do
    { [ -f "$path" ] || [ -L "$path" ]; } && fail "$path is left"
done
left=$(find / -xdev -name '*gpt-desktop*' ! -path "$home/*" ! -path '/tmp/*' ! -path '/proc/*' \
    ! -path '/var/log/*' ! -path '/var/cache/apt/*')
[ -z "$left" ] || fail "this is left: $left"
[ -f "$data/gpt-desktop.sqlite3" ] || fail "removal deleted the person's data"
[ "$(dpkg-query -W | wc -l)" -eq "$before" ] || fail "packages it depended on are left"
echo "Removed: of its $files files and folders nothing is left; the person's data is."
