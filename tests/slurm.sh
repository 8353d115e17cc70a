#!/bin/sh
# The sample built by Slurm, as an array of four shards and a job that merges them, is the site that one build makes; also after one
# of the shards was killed, and the script was run again.
tests=$(cd "$(dirname "$0")" && pwd)
if [ "${1:-}" != here ]; then
	[ -z "$RUN" ] || { echo "the jobs do not run under $RUN"; exit 77; }
	exec sh "$tests/tools/slurm-here" "$PWD/slurm" sh "$tests/slurm.sh" here
fi
cp -R "$tests/sample" project && mkdir bin && single=$(sh "$tests/built" sample) || exit 1
# where the file 'kill' is, the third shard dies at work
cat >bin/regc <<END
#!/bin/sh
case \$3 in 3/4) if rm kill 2>/dev/null; then "$REGC" "\$@" & sleep 0.1; kill -9 \$! \$\$; fi ;; esac
exec "$REGC" "\$@"
END
chmod +x bin/regc && PATH=$PWD/bin:$PATH && export PATH
regc plan --slurm 4 project >plan && : >kill || exit 1
sh plan --wait >said 2>&1 && { cat said; echo "a shard was killed, and all went on"; exit 1; }
[ ! -e kill ] && [ ! -e out ] || { cat said parts/*.log; echo "no shard was killed"; exit 1; }
sh plan --wait >said 2>&1 || { cat said parts/*.log; echo "the jobs failed"; exit 1; }
diff -r "$single" out || { cat said parts/*.log; echo "what Slurm made differs from one build"; exit 1; }
