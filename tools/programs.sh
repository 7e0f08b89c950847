# Programs that only the tests use: Chromium, PostgreSQL, LibreOffice, poppler. Sourced by ./test.

required() { [[ ",${CANMOU_REQUIRE:-}," == *",$1,"* ]]; }

postgres_bin() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1; }

# Installs what is missing from Debian's packages where we may; otherwise names it and goes on.
install_programs() {
    local missing=() sudo=()
    command -v chromium >/dev/null || missing+=(chromium)
    [ -n "$(postgres_bin)" ] || missing+=(postgresql)
    command -v soffice >/dev/null || missing+=(libreoffice-writer-nogui)
    command -v pdftoppm >/dev/null || missing+=(poppler-utils)
    compgen -G '/usr/share/fonts/opentype/noto/NotoSansCJK*' >/dev/null || missing+=(fonts-noto-cjk)
    [ ${#missing[@]} -eq 0 ] && return
    if [ "$(id -u)" -ne 0 ]; then
        if sudo -n true 2>/dev/null; then
            sudo=(sudo -n)
        else
            echo "缺少测试用的软件包（相应测试将跳过）：apt-get install -y --no-install-recommends ${missing[*]}" >&2
            return
        fi
    fi
    say "安装测试用的软件包：${missing[*]}"
    "${sudo[@]}" apt-get update -q
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"
}

as_postgres() { if [ "$(id -u)" -eq 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }

# (Many locks: each test process makes all tables in one transaction.)
# A private cluster in a folder of its own, reached through its socket; sets POSTGRES_URL.
start_postgres() {
    local bin
    bin=$(postgres_bin)
    [ -n "$bin" ] || return 1
    postgres_home=$(mktemp -d /tmp/canmou-pg.XXXXXX)
    [ "$(id -u)" -eq 0 ] && chown postgres "$postgres_home"
    # PostgreSQL refuses to run as root and cannot read a root-only working folder.
    (cd / && as_postgres "$bin/initdb" -D "$postgres_home/db" -A trust -U canmou -E UTF8 --locale=C.UTF-8 >/dev/null &&
        as_postgres "$bin/pg_ctl" -D "$postgres_home/db" -w -l "$postgres_home/log" \
            -o "-k $postgres_home -c listen_addresses='' -c fsync=off -c full_page_writes=off -c max_locks_per_transaction=1024" start >/dev/null) || return 1
    chmod 755 "$postgres_home"
    POSTGRES_URL="postgresql://canmou@/postgres?host=$postgres_home"
}

stop_postgres() {
    [ -n "${postgres_home:-}" ] || return 0
    (cd / && as_postgres "$(postgres_bin)/pg_ctl" -D "$postgres_home/db" -m immediate stop >/dev/null) || true
    rm -rf "$postgres_home"
}
