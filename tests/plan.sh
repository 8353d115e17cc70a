#!/bin/sh
# What 'regc plan' prints hands each step the arguments that it was given, whatever characters are in them: the tools run
# it with a regc in their path that writes down its arguments and makes what it is to make. sbatch is one that runs the jobs.
# Each tool that is not there is named at the end.
mkdir bin && PATH=$PWD/bin:$PATH && export PATH LOG="$PWD/log"
cat >bin/regc <<'EOS'
#!/bin/sh
case $1 in
build) made=$5/shard-$(echo "$3" | sed 's,/,-of-,')/part ;;
merge) made=$3/manifest.json ;;
esac
{ printf '<%s>' "$@"; echo; } >>"$LOG"
mkdir -p "$(dirname "$made")" && echo "$made" >"$made"
EOS
cat >bin/sbatch <<'EOS'
#!/bin/sh
cat >job
for word; do
	case $word in --array=1-*) last=${word#--array=1-} ;; esac
done
for SLURM_ARRAY_TASK_ID in $(seq "${last:-1}"); do
	export SLURM_ARRAY_TASK_ID && sh job || exit 1
done
echo "7;cluster"
EOS
chmod +x bin/*

# regc prints the plan with the arguments behind the name of a tool, and the tool follows it
run() {
	tool=$1 && shift
	rm -rf log parts out job* Makeflow* build.ninja .ninja_log
	$RUN "$REGC" plan "--$tool" 3 "$@" >file || return 1
	case $tool in
	ninja) ninja -f file >said 2>&1 ;;
	makeflow) makeflow -T local file >said 2>&1 ;;
	slurm) sh file >said 2>&1 ;;
	esac || { cat said; echo "$tool could not follow the plan"; return 1; }
	sort log >"$tool.log"
}

# a step as it must come, options as words; $outcome are those of the outcome, a line each, which only the merge is given
steps() {
	if [ -n "$outcome" ]; then calm='<--fail-on><never>'; else calm=; fi
	for k in 1 2 3; do
		printf '<%s>' build --shard "$k/3" --parts "$parts" -j 2 "$@" && echo "$calm<$project>"
	done
	printf '<%s>' merge -o "$out" -C "$project" "$@" && echo "$outcome" | sed '/./s/.*/<&>/' | tr -d '\n' && echo "<$parts>"
}

missing= outcome=
parts='my pa$rts: #1%' out="si'te \\x" project='a "b"->c $HOME `id` $(id)'
for tool in ninja makeflow slurm; do
	case $tool in slurm) ;; *) command -v $tool >/dev/null || { missing="$missing $tool"; continue; } ;; esac
	set -- --as-of 2026-03-01 --assume 'p/d: "x"  costs $5; {y}' --assume "it's <&|>*?~! #3 \\" --require-evidence
	run $tool "$@" --parts "$parts" -o "$out" -j 2 "$project" || exit 1
	steps "$@" | sort | diff -u - $tool.log || { echo "with $tool"; exit 1; }
	[ -s "$out/manifest.json" ] || { echo "$tool did not merge"; exit 1; }

	# what is to become of the findings is the merge's business
	outcome=$(printf '%s\n' --report text --report "sarif=my \$find'ings: #2%.sarif" --fail-on "warning,o'rule" --baseline 'b "c"')
	run $tool "$@" --parts "$parts" -o "$out" -j 2 --baseline 'b "c"' --fail-on "warning,o'rule" --report text \
		--report "sarif=my \$find'ings: #2%.sarif" "$project" || exit 1
	steps "$@" | sort | diff -u - $tool.log || { echo "with $tool, and what becomes of findings"; exit 1; }
	outcome=
done

# a plan makes none of the reports itself
[ -z "$(find . -name '*.sarif')" ] || { echo "the plan wrote a report"; exit 1; }

# Ninja runs the shards again, but the merge only where a part has changed
if command -v ninja >/dev/null; then
	sed -i 's/^mkdir.*/mkdir -p "$(dirname "$made")" \&\& { [ -e "$made" ] || echo >"$made"; }/' bin/regc
	run ninja && : >log && ninja -f file >said || exit 1
	[ "$(grep -c '<build>' log)" = 3 ] && ! grep '<merge>' log || { cat log; echo "again, Ninja did not run just the shards"; exit 1; }
	rm parts/shard-2-of-3/part && : >log && ninja -f file >said || exit 1
	grep -q '<merge>' log || { cat log; echo "a part has changed, and Ninja did not merge"; exit 1; }
fi
[ -z "$missing" ] || { echo "not looked at, as they are not installed:$missing"; exit 77; }
