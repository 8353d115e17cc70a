#!/bin/sh
# What ci/image puts into an image is all that regc needs, run as its only content; nothing in it is of use to anybody else.
bad=0
wrong() { echo "$*"; bad=1; }
case $RUN$BUILD in *asan* | *valgrind*) echo "an image has no tools beside regc"; exit 77 ;; esac
command -v dpkg >/dev/null || { echo "libraries and their licences are found through dpkg, which is not here"; exit 77; }

sh "$TOP/ci/image" image "$REGC" "$TOP/regmaps" || exit 1
find image -perm /6000 | grep . && wrong "programs that run as somebody else"
find image ! -perm -004 | grep . && wrong "files that not everybody can read"
find image -type f -perm /111 ! -path '*/lib*' | grep -v '^image/usr/bin/regc$' && wrong "there are other programs"
find image \( -name '*.so' -o -name '*.so.*' \) | grep -q 'libc\.so' || wrong "there is no C library"
for package in libc6 libxml2 libgit2-; do
	ls -d "image/usr/share/doc/$package"* >/dev/null || wrong "the licence of $package is missing"
done
sh "$TOP/ci/image" image "$REGC" "$TOP/regmaps" 2>said && wrong "it wrote into a folder that was there"
sh "$TOP/ci/image" other "$WORK/none" "$TOP/regmaps" 2>said && wrong "an image was made without a program"

[ $bad = 0 ] || exit 1
unshare -r --root="$PWD/image" /usr/bin/regc --version >said 2>&1 || { cat said; echo "'unshare' cannot change the root here"; exit 77; }
alone() { REGC_LIBRARY=/usr/share/regc/library unshare -r --root="$PWD/image" /usr/bin/regc "$@"; }
alone init -q --use eu-ai-act /map/x && alone build -q -C /map/x -o /map/out && alone verify -q /map/out || wrong "regc does not run by itself"
exit $bad
