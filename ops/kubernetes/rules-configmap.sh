#!/bin/sh
# Prints a folder of rules as a ConfigMap, byte for byte. It is larger than what kubectl apply notes down, so:
#   ./rules-configmap.sh ../../rules | kubectl -n aftercare apply --server-side -f -
# With --items: the lines that deployment.yaml needs to lay the files out in folders again.
set -eu
export LC_ALL=C

if [ "${1:-}" = --items ]; then items=yes; shift; else items=no; fi
folder="${1:?which folder of rules?}"

# What a rule set consists of; a topic is one folder deep. A key may not hold a slash.
files=$(cd "$folder" && find . -type f \( -name '*.drl' -o -name '*.cases.yaml' -o -path './vocabulary.yaml' \
    -o -path './wording.yaml' -o -path './COMPANIONS.yaml' -o -path './CHANGES.yaml' -o -path './SOURCES.md' \) ! -path '*/.*' | sed 's|^\./||' | sort)
[ -n "$files" ] || { echo "rules-configmap: $folder: there are no rules in it" >&2; exit 2; }

if [ "$items" = no ]; then
    printf 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: aftercare-rules\nbinaryData:\n'
fi
for file in $files; do
    key=$(printf %s "$file" | tr / .)
    if [ "$items" = yes ]; then
        printf '              - key: %s\n                path: %s\n' "$key" "$file"
    else
        printf '  %s: ' "$key"
        base64 <"$folder/$file" | tr -d '\n'
        echo
    fi
done
