#!/bin/sh
# Places of ISO 3166 need no file: what holds with a file that says the same holds without. Only those that are named become
# units, and those that contain them; what names one of them only for another audience leaves no trace of it.
tests=$(cd "$(dirname "$0")" && pwd) bad=0
wrong() { echo "$1"; bad=1; }
cp -R "$tests/sample" with && cp -R "$tests/sample" without && rm -r without/jurisdictions || exit 1
printf 'jurisdiction: EEA\ntitle: European Economic Area\ntype: group\ndescription: %s\n' \
	'The member states of the European Union, with Iceland, Liechtenstein and Norway.' >with/jurisdictions/eea.yaml
# the places of the sample, as regc has them
printf 'jurisdiction: EU\ntitle: European Union\ntype: union\nwithin: [EEA]\ndescription: %s\n' \
	'The 27 member states of today, whatever day is judged.' >with/jurisdictions/eu.yaml
for which in with without; do
	$RUN "$REGC" build -q $which -o $which.out || wrong "the sample $which files of places is not built"
	(cd $which.out && find . -name '*.html' | sort) >$which.pages
done
diff with.pages without.pages || wrong "other pages than with files (-)"
for page in jurisdictions/EU provisions/alpha/terms/labels regulations/media-act; do
	cmp with.out/$page.xml without.out/$page.xml || { diff with.out/$page.xml without.out/$page.xml | head -20; wrong "$page says something else"; }
done

# nothing that is not named, and no trace of what another audience's unit names
cat >without/provisions/secret.yaml <<'YAML'
provision: secret
audience: internal
document: alpha/terms
title: A clause that is not public
categories: [labelling]
basis: inferred
summary: About [Belgium](ref:BE) and [Tyrol](ref:AT-7).
sources:
  - class: memory
YAML
$RUN "$REGC" build -q without -o public.out || wrong "not built with a clause that is not public"
grep -rlE 'Belgi|Tirol|Austria|jurisdictions/(BE|AT)' public.out && wrong "a public site tells of places that only an internal clause names"
$RUN "$REGC" build -q --audience internal without -o internal.out || wrong "not built for readers inside"
for place in BE AT-7 AT EU EEA; do
	[ -f internal.out/jurisdictions/$place.html ] || wrong "no page of $place, which is named or contains what is"
done
[ -f internal.out/jurisdictions/FR.html ] && wrong "a page of France, which nothing names"

# one place more: the same as from nothing
rm without/provisions/secret.yaml
$RUN "$REGC" build -q without -o twice.out || bad=1
sed -i 's/^seat: .*/seat: JP/' without/platforms/alpha.yaml
$RUN "$REGC" build -q without -o twice.out && $RUN "$REGC" build -q --no-cache without -o once.out || wrong "not built with another seat"
diff -r twice.out once.out || wrong "built again, it is another site than from nothing"
[ -f once.out/jurisdictions/JP.html ] || wrong "no page of Japan"

# a scenario, and a file, which comes before what regc knows
$RUN "$REGC" check -q --assume 'alpha: offered BR' without 2>&1 | grep -q 'error' && wrong "a place cannot be assumed that nothing names"
mkdir -p without/jurisdictions && printf 'jurisdiction: JP\ntitle: Nippon\ntype: country\n' >without/jurisdictions/jp.yaml
$RUN "$REGC" dump --after=link without | grep -q '^jurisdiction JP "Nippon"' || wrong "a file does not come before what regc knows"
exit $bad
