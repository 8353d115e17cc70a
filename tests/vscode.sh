#!/bin/sh
# The language server as the client library of VS Code speaks with it, where that is installed ('npm ci' in editors/vscode): the part
# of the extension that is not the editor.
modules=${MODULES:-$TOP/editors/vscode/node_modules}
command -v node >/dev/null || { echo "there is no node"; exit 77; }
[ -d "$modules/vscode-jsonrpc" ] || { echo "the extension is not built: 'npm ci' in editors/vscode"; exit 77; }
[ -z "$RUN" ] || { echo "the server is started by node, not under $RUN"; exit 77; }
cp -R "$TOP/tests/sample" map && cd map || exit 1
node "$TOP/tests/tools/client.js" "$modules" "$REGC" >../said || { cat ../said; exit 1; }
diff - ../said <<'END'
positions: utf-16
finding: invalid value 'shift' for 'relation'
completion: satisfies exceeds supports precedes discloses shifts relies-on contrary bears-on not-applicable
hover: answered
exit: 0
END
