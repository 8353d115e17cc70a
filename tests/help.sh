#!/bin/sh
# The help of each command has an example, each example begins with its command and has only options of it.
bad=0
for command in $("$REGC" help | sed -n '/^Commands:/,/^Options/s/^  \([a-z]*\) .*/\1/p'); do
	$RUN "$REGC" help "$command" >help || exit 1
	sed -n '/^Examples:/,/^Options:/s/^  \(regc .*\)/\1/p' help >examples
	[ -s examples ] || { echo "the help of '$command' has no example"; bad=1; }
	grep -v "^regc $command\( \|$\)" examples && { echo "these are no examples of '$command'"; bad=1; }
	sed -n '/^Options:/,$p' help >options
	for option in $(sed "s/'[^']*'//g" examples | grep -oE ' --?[a-zA-Z][a-z-]*' | sort -u); do
		grep -qE "^ .* ?$option( |,|$)" options || { echo "'$command' has no option $option, but an example does"; bad=1; }
	done
done
exit $bad
