#!/bin/sh
# Prints a folder of rules as ConfigMaps, byte for byte. They are larger than what kubectl apply notes down, so:
#   ./rules-configmap.sh ../../rules | kubectl -n aftercare apply --server-side -f -
# With --items: the lines that deployment.yaml needs to lay the files out in folders again.
#
# A ConfigMap holds 1 MiB. Everything that decides is in the first one, so that a pod never sees half of a change; the cases are
# in those after it. Rules beside the cases of before are judged by these, and again when the others have come.
set -eu
export LC_ALL=C

if [ "${1:-}" = --items ]; then items=yes; shift; else items=no; fi
folder="${1:?which folder of rules?}"
most=900000

# What a rule set consists of; a topic is one folder deep. A key may not hold a slash.
files=$(cd "$folder" && find . -type f \( -name '*.drl' -o -path './vocabulary.yaml' \
    -o -path './wording.yaml' -o -path './texts.*.yaml' -o -path './COMPANIONS.yaml' -o -path './CHANGES.yaml' -o -path './SOURCES.md' \) ! -path '*/.*' | sed 's|^\./||' | sort)
cases=$(cd "$folder" && find . -type f -name '*.cases.yaml' ! -path '*/.*' | sed 's|^\./||' | sort)
[ -n "$files$cases" ] || { echo "rules-configmap: $folder: there are no rules in it" >&2; exit 2; }

begin() {
    if [ "$items" = yes ]; then
        printf '              - configMap:\n                  name: %s\n                  items:\n' "$1"
    else
        printf -- '---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: %s\nbinaryData:\n' "$1"
    fi
}

put() {
    key=$(printf %s "$1" | tr / .)
    if [ "$items" = yes ]; then
        printf '                    - key: %s\n                      path: %s\n' "$key" "$1"
    else
        printf '  %s: ' "$key"
        base64 <"$folder/$1" | tr -d '\n'
        echo
    fi
}

begin aftercare-rules
for file in $files; do put "$file"; done
number=0
size=$most
for file in $cases; do
    bytes=$(wc -c <"$folder/$file")
    if [ $((size + bytes)) -gt $most ]; then
        number=$((number + 1))
        size=0
        begin "aftercare-cases-$number"
    fi
    size=$((size + bytes))
    put "$file"
done
