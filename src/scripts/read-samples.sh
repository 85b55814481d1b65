#!/bin/sh
# Prints a table of a folder of usage files: each file, and whether it is read or refused, and what became of its records.
#   src/scripts/read-samples.sh FOLDER [TARIFF]        TARIFF is the program, ./tariff if left out
set -eu
folder=$1
tariff=${2:-./tariff}
find "$folder" -type f ! -name '*.tsv' ! -name 'sources.jsonl' | LC_ALL=C sort | while read -r file; do
    answer=$("$tariff" price "$file" --at 2026-10-01 --format json 2>&1 </dev/null) && code=0 || code=$?
    case $code in
        0|3) said=$(printf '%s' "$answer" | tr -d '\n' | sed -n 's/.*"at_least" *: *\([a-z]*\).*"records" *: *{\([^}]*\)}.*/at least: \1, \2/p') ;;
        *) said=$(printf '%s' "$answer" | grep -v '^ *at ' | head -1) ;;
    esac
    printf '%s\t%s\t%s\n' "${file#"$folder"/}" "$code" "$said"
done
