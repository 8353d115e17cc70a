#!/bin/sh
# The man page tells of the commands and options that there are.
page=$(dirname "$0")/../regc.1
"$REGC" help --roff >wanted && [ -s wanted ] || exit 1
sed -n '/^\.SH COMMANDS$/,$p' "$page" | sed '/^\.SH EXIT STATUS$/,$d' >given
diff -u given wanted || { echo "'make bless' brings regc.1 up to date"; exit 1; }
