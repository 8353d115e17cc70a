#!/bin/sh
# What the language server answers: each lsp/NAME.in, said to it in a copy of the sample, with the documents and captures of evidence/
# where it is about these, comes to lsp/NAME.out. After 'regc lsp' has written a lock, the project checks.
tests=$(cd "$(dirname "$0")" && pwd)
status=0
for in in "$tests"/lsp/*.in; do
	name=$(basename "$in" .in)
	rm -rf map && cp -R "$tests/sample" map || exit 1
	case $name in captures) cp -R "$tests"/evidence/. map ;; esac
	(cd map && "$BUILD/tests/lsp" $RUN "$REGC" lsp <"$in") | sed 's/"version":"[0-9.]*"/"version":"…"/; s/on: [0-9-]*, fingerprint: \\"[0-9a-f]*/on: …, fingerprint: \\"…/' >now
	if [ -n "$BLESS" ]; then
		cmp -s now "$tests/lsp/$name.out" || cp now "$tests/lsp/$name.out"
	else
		diff -u --label "$name as expected" --label "$name now" "$tests/lsp/$name.out" now || status=1
	fi
	[ "$name" != captures ] || [ -f map/documents/alpha-terms.lock.yaml ] || { echo "no lock was written"; status=1; }
done
exit $status
