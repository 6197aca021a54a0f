#!/usr/bin/env bash
# A real API server on 127.0.0.1 with the webhook registered, to try it by hand.
#
#   ./try.sh up [POLICY]       build what is missing, start everything (deploy/examples/private-cluster.yaml)
#   ./try.sh down              stop it and delete its folder
#   eval "$(./try.sh env)"     KUBECONFIG and PATH for this shell
#
# TRY_DIR   where everything lives (target/try);  PORT, MANAGEMENT_PORT   of the webhook (8443, 9000)
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
project=$(cd "$here/../../.." && pwd)
dir=${TRY_DIR:-$project/target/try}
port=${PORT:-8443}
jar=$project/target/quarkus-app/quarkus-run.jar
export CLUSTER_DIR=$dir/cluster CLUSTER_TOOLS=${CLUSTER_TOOLS:-kube-controller-manager}

say() { printf 'try: %s\n' "$*" >&2; }

serve() { # POLICY
  java -jar "$jar" serve --policy "$1" --port "$port" --management-port "${MANAGEMENT_PORT:-9000}" \
    --tls-dir "$dir/tls" </dev/null >"$dir/webhook.log" 2>&1 &
  local pid=$!
  printf '%s\n' "$pid" >"$dir/webhook.pid"
  for ((round = 0; round < 300; round++)); do
    if curl --silent --cacert "$dir/tls/ca.crt" --output /dev/null "https://127.0.0.1:$port/"; then return; fi
    if ! kill -0 "$pid" 2>/dev/null; then break; fi
    sleep 0.1
  done
  cat "$dir/webhook.log" >&2
  exit 1
}

register() {
  local authority
  authority=$(base64 <"$dir/tls/ca.crt" | tr -d '\n')
  sed -e "s#\${WEBHOOK_URL}#https://127.0.0.1:$port#" -e "s#\${CA_BUNDLE}#$authority#" "$project/deploy/examples/webhooks.yaml" |
    kubectl apply -f - >&2
}

running() { # the process that we started, and not another one that has its number now
  [[ -r $dir/webhook.pid ]] && ps -o args= -p "$(cat "$dir/webhook.pid")" 2>/dev/null | grep -qF -- "--tls-dir $dir/tls"
}

up() {
  if running; then say "it is up already: $dir"; return; fi
  local policy=${1:-$project/deploy/examples/private-cluster.yaml}
  [[ -r $jar ]] || (cd "$project" && ./mvnw -q package -DskipTests)
  mkdir -p "$dir"
  "$here/cluster.sh" up >/dev/null
  eval "$("$here/cluster.sh" env)"
  serve "$policy"
  register
  say "the webhook is registered; its log is $dir/webhook.log"
  say "now: eval \"\$($0 env)\"; kubectl run web --image=nginx:1.27"
}

down() {
  if running; then kill "$(cat "$dir/webhook.pid")"; fi
  for ((round = 0; round < 100; round++)); do
    if ! running; then break; fi
    sleep 0.1
  done
  "$here/cluster.sh" down
  rm -rf "$dir/tls" "$dir/webhook.pid" "$dir/webhook.log"
  rmdir "$dir" 2>/dev/null || true
}

case ${1:-} in
  up) up "${2:-}" ;;
  down) down ;;
  env)
    if ! running; then say "nothing is up; begin with: $0 up"; exit 1; fi
    "$here/cluster.sh" env ;;
  *) sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p;}' "${BASH_SOURCE[0]}"; exit 2 ;;
esac
