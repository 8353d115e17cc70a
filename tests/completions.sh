#!/bin/sh
# What completes commands, options and their values, as bash asks for it; the scripts for other shells are read by these, where
# they are installed.
bad=0
for shell in bash zsh fish; do
	$RUN "$REGC" completions $shell >regc.$shell && [ -s regc.$shell ] || exit 1
	command -v $shell >/dev/null || continue
	$shell -n regc.$shell || { echo "$shell cannot read its script"; bad=1; }
done
command -v bash >/dev/null || { echo "there is no bash"; exit 77; }
mkdir -p there/maps there/out && touch there/maps/one.yaml there/note.txt

# complete WORD...: what bash offers for the last word
cat >complete <<'END'
. ../regc.bash
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
_regc
[ ${#COMPREPLY[@]} -eq 0 ] || printf '%s\n' "${COMPREPLY[@]}" | sort
END
cd there || exit 1
offers() { # WANTED WORD...
	wanted=$1
	shift
	now=$(bash ../complete "$@" | tr '\n' ' ')
	[ "$now" = "$wanted" ] || { echo "'$*' offers '$now', not '$wanted'"; bad=1; }
}
offers 'captures check completions ' regc c
offers 'captures check completions ' regc -q c
offers '--color ' regc build --col
offers '' regc lock --col=x --nothing
offers 'internal ' regc build --audience in
offers 'json ' regc check --report js
offers 'json markdown text ' regc diff --format ''
offers 'html markdown pdf ' regc brief --format ''
offers 'html ' regc digest --format = h
offers 'json ' regc check --report = js
offers 'maps out ' regc build ''
offers 'maps out ' regc build -o ''
offers 'maps note.txt out ' regc check ''
offers 'maps note.txt out ' regc build --deps ''
offers 'RG2005 ' regc explain RG2005
offers 'jurisdiction ' regc new j
offers 'bash fish zsh ' regc completions ''
offers 'dir law maps note.txt ota out warc ' regc import ''
offers 'verify ' regc help ver

# every option of a command is offered, and no other
for command in $("$REGC" help | sed -n '/^Commands:/,/^Options/s/^  \([a-z]*\) .*/\1/p'); do
	bash ../complete regc "$command" -- | sort -u >now
	"$REGC" help "$command" | sed '1,/^Options:/d' | sed -n 's/^  [ -].*--\([a-z-]*\)\( .*\)\{0,1\}$/--\1/p' | sort -u >wanted
	diff -u wanted now || { echo "$command offers other options than it has"; bad=1; }
done
exit $bad
