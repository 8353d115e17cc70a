#!/bin/sh
# A new plain text field of provisions is two lines in one schema and one in a template, and no C:
# it then stands on the page and in the XML, which is valid by the schema made anew.
tests=$(cd "$(dirname "$0")" && pwd) top=$(dirname "$(cd "$(dirname "$0")" && pwd)")
mkdir src && cd "$top" && cp -Rp Makefile VERSION compiler schemas templates tools "$WORK/src/" && cp -Rp "$BUILD" "$WORK/src/build" || exit 1
cd "$WORK/src" && rm -f build/regc
sed -i "/^  matters:/i\\  remark:\n    \$ref: 'common.schema.yaml#/definitions/text'" schemas/provision.schema.yaml
sed -i '/<xsl:template match="r:report" mode="main">/a <p><xsl:value-of select="r:provision/r:remark"/></p>' templates/provision.xsl
[ "$(diff -r "$top/schemas" schemas | grep -c '^>')" = 2 ] && [ "$(diff -r "$top/templates" templates | grep -c '^>')" = 1 ] ||
	{ echo "the two files were not changed as meant"; exit 1; }
make BUILD=build build/regc >made 2>&1 || { cat made; exit 1; }
! grep -q ' -o build/compiler/' made || { echo "C was compiled again:"; grep ' -o build/compiler/' made; exit 1; }
cp -R "$tests/sample" ../project && cd ../project || exit 1
echo 'remark: Seen & noted <here>.' >>provisions/alpha-labels.yaml
../src/build/regc build -q . || exit 1
grep -qF '<p>Seen &amp; noted &lt;here&gt;.' out/provisions/alpha/terms/labels.html || { echo "not on the page"; exit 1; }
grep -qF '<remark>Seen &amp; noted &lt;here&gt;.</remark>' out/provisions/alpha/terms/labels.xml || { echo "not in the XML"; exit 1; }
command -v xmllint >/dev/null || { echo "no xmllint here; the rest passed"; exit 77; }
../src/build/regc schema --xsd >report.xsd && xmllint --noout --nonet --schema report.xsd out/provisions/alpha/terms/labels.xml
