#!/bin/sh
# Compares two rulebooks, writes the job's summary, and keeps one comment of a pull request up to date.
# All input comes from the environment (action.yml); none of it is ever run. Exits as tariff diff does.
set -eu

marker='<!-- tariff diff -->'
author=${COMMENT_AUTHOR:-github-actions[bot]}
comment_limit=60000    # the service takes 65,536 characters
summary_limit=1000000  # and a summary of 1 MiB

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

say_output() {
  printf '%s=%s\n' "$1" "$2" >>"${GITHUB_OUTPUT:-$work/output}"
}

# Prints as many whole lines of a file as fit into so many bytes; closes what is open, and says that it was cut.
cut_at() {
  LC_ALL=C awk -v limit="$1" '
    { size += length($0) + 1
      if (size > limit - 500) { cut = 1; exit }
      print
      if (fence == "" && match($0, /^```+/)) { fence = substr($0, 1, RLENGTH) }
      else if (fence != "" && $0 == fence) { fence = "" }
      if (fence == "" && /^<details>/) { folded = 1 }
      if (fence == "" && /^<\/details>/) { folded = 0 }
    }
    END {
      if (cut) {
        if (fence != "") print fence
        if (folded) print "\n</details>"
        print "\nThe rest was cut; `tariff diff` shows everything."
      }
    }' "$2"
}

# Whether the report itself says so: not a rule or a row of it, which stand below its first heading or fence.
unchanged() {
  awk '/^#|^```|^\||^</ { exit } $0 == "Nothing changed." { found = 1; exit } END { exit !found }' "$1"
}

# A mention is no mention with a joiner of no width behind its sign; a backslash does not do.
without_mentions() {
  joiner=$(printf '\342\201\240')
  sed "s/@/@$joiner/g" "$1"
}

set -- diff --format markdown --group-by "${GROUP_BY:-model,tier}"
while IFS= read -r line; do
  [ -z "$line" ] || set -- "$@" "--usage=$line"
done <<END
${USAGE:-}
END
while IFS= read -r line; do
  [ -z "$line" ] || set -- "$@" "--fail-on=$line"
done <<END
${FAIL_ON:-}
END
[ -z "${AS_OF:-}" ] || set -- "$@" "--as-of=$AS_OF"

code=0
"${TARIFF:-./tariff}" "$@" -- "${OLD:?}" "${NEW:-rules}" >"$work/report" 2>"$work/said" || code=$?
cat "$work/said" >&2
say_output exit-code "$code"

changed=true
if [ -s "$work/report" ]; then
  ! unchanged "$work/report" || changed=false
else # it stopped before it had a result: what it said is the report
  { echo '**The rulebooks could not be compared.**'; echo; sed 's/^/    /' "$work/said"; } >"$work/report"
fi
say_output changed "$changed"

without_mentions "$work/report" >"$work/inert"
if [ "$code" -eq 1 ]; then
  { echo '**The change passes a limit.**'; echo; cat "$work/inert"; } >"$work/whole"
else
  cp "$work/inert" "$work/whole"
fi
cut_at "$summary_limit" "$work/whole" >>"${GITHUB_STEP_SUMMARY:-$work/summary}"

done_with=none
if [ "${COMMENT:-true}" = true ] && [ -n "${PULL_REQUEST:-}" ]; then
  { echo "$marker"; cut_at "$comment_limit" "$work/whole"; } >"$work/body"
  comments=repos/${GITHUB_REPOSITORY:?}/issues/$PULL_REQUEST/comments
  export marker author
  if ! id=$(gh api --paginate "$comments" --jq \
    '.[] | select(.user.login == env.author and (.body | startswith(env.marker))) | .id' 2>"$work/refused"); then
    done_with=refused
  else
    id=$(printf '%s\n' "$id" | sed -n 1p)
    if [ -n "$id" ]; then
      if gh api --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$id" -F "body=@$work/body" >"$work/answer" 2>"$work/refused"; then
        done_with=updated
      else
        done_with=refused
      fi
    elif [ "$changed" = true ]; then
      if gh api --method POST "$comments" -F "body=@$work/body" >"$work/answer" 2>"$work/refused"; then
        done_with=created
      else
        done_with=refused
      fi
    fi
  fi
  # A fork's token may not write: that costs the comment, and nothing else.
  [ "$done_with" != refused ] || echo '::warning::The comment could not be written; the summary of the job has it.'
fi
say_output comment "$done_with"
exit "$code"
