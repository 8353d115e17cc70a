#!/bin/sh
# The tarball of 'make dist' has what git tracks, is the same bytes whoever makes it and when, makes itself again without git,
# and builds without a network; what is installed from it works, and is all gone afterwards.
bad=0
wrong() { echo "$*"; bad=1; }
[ -e "$TOP/.git" ] || [ -f "$TOP/MANIFEST" ] || { echo "neither git nor a MANIFEST says which files are the sources"; exit 77; }
[ ! -e "$TOP/.git" ] || git -C "$TOP" ls-files >tracked 2>said || { cat said; echo "git does not say what it tracks"; exit 77; }
[ -e "$TOP/.git" ] || sed 1d "$TOP/MANIFEST" >tracked
name=regc-$(cat "$TOP/VERSION")
mkdir one two

sh "$TOP/tools/dist" one/made.tar.gz || exit 1
tar -xzf one/made.tar.gz && rm -rf two/* || exit 1
(cd $name && find . ! -type d | sed 's,^\./,,' | LC_ALL=C sort) >there
{ cat tracked && echo MANIFEST; } | LC_ALL=C sort | diff - there || wrong "the tarball has other files than git tracks"

# the package is of this version, and is built with the libraries that bootstrap installs
[ "$(sed -n '1s/^regc (\([^)]*\)).*/\1/p' $name/debian/changelog)" = "$(cat $name/VERSION)" ] || wrong "debian/changelog is of another version"
sed -n '/^Build-Depends:/,/^[A-Z].*:/{/^Build-Depends\|^ /p}' $name/debian/control | sed 's/^Build-Depends://' | tr -d ' \n' | tr , '\n' >depends
awk '/^site,[^ ]* +library / { print $4 }' $name/bootstrap >libraries
[ "$(wc -l <libraries)" -gt 5 ] || wrong "bootstrap names no libraries"
grep -vxFf depends libraries && wrong "debian/control does not name them"

# without git, by somebody else, elsewhere, when something was built and files are of another time
mkdir -p $name/build && echo 'not a source' >$name/build/regc && touch $name/stray $name/README.md
(cd two && umask 077 && TZ=Asia/Tokyo LC_ALL=C.UTF-8 sh "../$name/tools/dist" made.tar.gz) || wrong "the tarball cannot make itself"
cmp one/made.tar.gz two/made.tar.gz || wrong "the tarball makes another one of itself"
SOURCE_DATE_EPOCH=1000000000 sh $name/tools/dist two/dated.tar.gz && tar --utc -tvzf two/dated.tar.gz | grep -v ' 2001-09-09 01:46 ' &&
	wrong "SOURCE_DATE_EPOCH is not the time of all"
[ -z "$(find one two -mindepth 1 ! -name '*.tar.gz')" ] || wrong "something is left beside the tarball: $(ls one two)"

# what cannot be right is not made
SOURCE_DATE_EPOCH=yesterday sh $name/tools/dist two/no.tar.gz 2>said && wrong "a time that is none was taken"
grep -q "is no number" said || wrong "it says of a time that is none: $(cat said)"
rm $name/README.md && sh $name/tools/dist two/no.tar.gz >said 2>&1 && wrong "a tarball was made without README.md"
mv $name/MANIFEST kept && sh $name/tools/dist two/no.tar.gz 2>said && wrong "a tarball was made of nobody knows what"
grep -q 'use a clone' said || wrong "it does not say what is missing: $(cat said)"
[ ! -e two/no.tar.gz ] || wrong "a tarball that could not be made is there"
[ $bad = 0 ] || exit 1
rm -rf $name && tar -xzf one/made.tar.gz || exit 1

# ---- building it ----

case $RUN$BUILD in *asan* | *valgrind*) exit 0 ;; esac
alone=
unshare -rn true 2>/dev/null && alone='unshare -rn'
cd $name || exit 1
$alone make -s -j2 CFLAGS=-O0 BUILD=made all >../said 2>&1 || { cat ../said; echo "it does not build"; exit 1; }
$alone make -s CFLAGS=-O0 BUILD=made PREFIX=/usr DESTDIR="$WORK/root" install >../said 2>&1 || { cat ../said; echo "it is not installed"; exit 1; }
cd "$WORK" || exit 1
for file in bin/regc share/man/man1/regc.1 share/regc/library/regc.yaml share/regc/schemas/report.xsd share/doc/regc/README.md \
	share/bash-completion/completions/regc share/zsh/site-functions/_regc share/fish/vendor_completions.d/regc.fish; do
	[ -s "root/usr/$file" ] || wrong "$file is not installed"
done
find root ! -type l ! -perm -004 | grep . && wrong "not everybody can read what is installed"
unset REGC_LIBRARY
root/usr/bin/regc init -q --use eu-ai-act map && root/usr/bin/regc build -q -o site map && root/usr/bin/regc verify -q site map ||
	wrong "what is installed does not work"
make -s -C $name PREFIX=/usr DESTDIR="$WORK/root" uninstall || wrong "it cannot be uninstalled"
find root -type f | grep . && wrong "files are left behind"
[ $bad = 0 ] || exit 1
[ -n "$alone" ] || echo "the network was on, as 'unshare' is not allowed here"
