#!/bin/sh
# The language server in an editor that people have: Neovim without a screen, with the client of editors/neovim. A clause is opened,
# completed, broken, corrected, and a duty renamed; the files that are written check without errors.
command -v nvim >/dev/null || { echo "there is no nvim"; exit 77; }
[ -z "$RUN" ] || { echo "the server is started by Neovim, not under $RUN"; exit 77; }
mkdir lua home && cp "$TOP/editors/neovim/regc.lua" lua && cp -R "$TOP/tests/sample" map && cd map || exit 1
export HOME="$WORK/home" XDG_CONFIG_HOME="$WORK/home" XDG_DATA_HOME="$WORK/home" XDG_STATE_HOME="$WORK/home" XDG_CACHE_HOME="$WORK/home"
nvim --clean --headless --cmd "set rtp^=$WORK noswapfile" -c "luafile $TOP/tests/tools/neovim.lua" >../said 2>../errors </dev/null ||
	{ echo "Neovim ended with an error"; cat ../said ../errors; exit 1; }
cat >../wanted <<'END'
completion: satisfies exceeds supports precedes discloses shifts relies-on contrary bears-on not-applicable
hover: **Telling that media are made**
definition: media-act.yaml 71
finding: unknown obligation 'media-act/art-22'
action: Replace 'media-act/art-22' with 'media-act/art-2'
corrected: - obligation: media-act/art-2
renamed: - obligation: media-act/tell-readers
END
tr -d '\r' <../said | diff ../wanted - || { cat ../errors; exit 1; }
grep -q 'was: \[media-act/art-2\]' regulations/media-act.yaml || { echo "the former id is not kept"; exit 1; }
"$REGC" check >../checked 2>&1 || { cat ../checked; exit 1; }
! grep -q 'former id' ../checked || { echo "a reference by the former id is left"; cat ../checked; exit 1; }
