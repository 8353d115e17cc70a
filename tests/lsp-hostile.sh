#!/bin/sh
# What is no message, no request or no file of the project gets a clear error or no answer, and the language server goes on.
root='"rootUri":"@","capabilities":{}'
cp -R "$TOP/tests/sample" map && cd map || exit 1

# talks NAME: what the server answers to the lines on standard input, in ../NAME
talks() { "$BUILD/tests/lsp" $RUN "$REGC" lsp >"../$1"; }
# has NAME TEXT: that it is among them
has() { grep -qF -e "$2" "../$1" || { echo "$1 lacks: $2"; cat "../$1"; exit 1; }; }

# the base protocol
talks base <<END
raw Content-Length: many\r\n\r\n
raw nonsense\r\nmore nonsense\r\n\r\n
raw Content-Length: 7\r\n\r\n{"a": b
{"id":1,"method":"textDocument/hover","params":{}}
{"id":2,"method":"initialize","params":{$root}}
{"id":3,"method":"initialize","params":{$root}}
raw Content-Length: 99999999999\r\n\r\n
END
has base '"code":-32600,"message":"this is no message'
has base '"code":-32700'
has base '{"error":{"code":-32002,"message":"'"'initialize' must come first"'"},"id":1}'
has base '"positionEncoding":"utf-16"'
has base '{"error":{"code":-32600,"message":"'"'initialize' was sent before"'"},"id":3}'
has base 'a message of that length is not read'
has base 'exit 1'

# a message that is cut by the end of the input
talks cut <<END
{"id":1,"method":"initialize","params":{$root}}
raw Content-Length: 500\r\n\r\n{"id":2,"method":
END
has cut 'exit 1'

# requests that are none, of files that are none
talks wrong <<END
{"id":1,"method":"initialize","params":{$root}}
{"method":"initialized","params":{}}
{"id":2,"method":"no/such/method","params":{}}
{"id":3,"method":"textDocument/hover","params":{}}
{"id":4,"method":"textDocument/hover","params":{"textDocument":{"uri":"@regc.yaml"}}}
{"id":5,"method":"textDocument/hover","params":{"textDocument":{"uri":"@regc.yaml"},"position":{"line":-1,"character":"x"}}}
{"id":6,"method":"textDocument/hover","params":{"textDocument":{"uri":"@no/such/file.yaml"},"position":{"line":0,"character":0}}}
{"id":7,"method":"textDocument/hover","params":{"textDocument":{"uri":"file:///etc/passwd"},"position":{"line":0,"character":0}}}
{"id":8,"method":"textDocument/hover","params":{"textDocument":{"uri":"@provisions/../../../../etc/passwd"},"position":{"line":0,"character":0}}}
{"id":9,"method":"textDocument/hover","params":{"textDocument":{"uri":"untitled:one"},"position":{"line":0,"character":0}}}
{"id":10,"method":"textDocument/hover","params":{"textDocument":{"uri":"@regc.yaml"},"position":{"line":2147483647,"character":2147483647}}}
{"id":11,"method":"textDocument/rename","params":{"textDocument":{"uri":"@regulations/media-act.yaml"},"position":{"line":0,"character":14},"newName":"Not An Id"}}
{"id":12,"method":"textDocument/rename","params":{"textDocument":{"uri":"@regulations/media-act.yaml"},"position":{"line":0,"character":14},"newName":"state-act"}}
{"id":13,"method":"textDocument/codeAction","params":{"textDocument":{"uri":"@regc.yaml"}}}
{"id":14,"method":"workspace/executeCommand","params":{"command":"rm","arguments":["-rf"]}}
{"id":15,"method":"workspace/executeCommand","params":{"command":"regc.lock","arguments":["document:no/such"]}}
{"id":16,"method":"workspace/symbol","params":[1,2]}
{"id":"text","method":"workspace/symbol","params":{"query":"zzzzz"}}
{"method":"textDocument/didChange","params":{"textDocument":{"uri":"@regc.yaml","version":1},"contentChanges":[{"text":"never opened"}]}}
{"method":"textDocument/didOpen","params":{"textDocument":{"uri":"@regc.yaml","version":1,"text":"@@regc.yaml"}}}
{"method":"textDocument/didChange","params":{"textDocument":{"uri":"@regc.yaml","version":2},"contentChanges":[{"range":{"start":{"line":3,"character":0},"end":{"line":1,"character":0}},"text":""}]}}
{"method":"textDocument/didChange","params":17}
{"method":"textDocument/didOpen","params":{"textDocument":{"uri":5}}}
{"method":"no/such/notification"}
{"id":17,"method":"textDocument/hover","params":{"textDocument":{"uri":"@regc.yaml"},"position":{"line":1,"character":1}}}
{"id":18,"result":null}
{"id":19}
& {"id":{"a":1},"method":"workspace/symbol","params":{}}
{"id":20,"method":"shutdown"}
{"id":21,"method":"workspace/symbol","params":{"query":""}}
{"method":"exit"}
END
has wrong '{"error":{"code":-32601,"message":"unknown method '"'no/such/method'"'"},"id":2}'
has wrong '"code":-32602,"message":"'"'textDocument' has no 'uri'"'"},"id":3}'
has wrong '"code":-32602,"message":"'"'position' has no 'line' and 'character'"'"},"id":4}'
has wrong '"id":5}'
for id in 6 7 8 9 10; do has wrong "{\"id\":$id,\"result\":null}"; done
has wrong 'invalid id '"'Not An Id'"
has wrong 'there is another regulation '"'state-act'"
has wrong '"message":"'"'range' has no 'start' and 'end'"'"},"id":13}'
has wrong '"id":14}'
has wrong '"id":15}'
has wrong '"message":"'"'query' is missing"'"},"id":16}'
has wrong '{"id":"text","result":[]}'
has wrong 'a change of a text could not be understood'
has wrong '"id":17,"result":{"contents"'
has wrong '"message":"'"'method' is missing"'"},"id":19}'
has wrong "'id' must be a number or text"
has wrong '{"id":20,"result":null}'
has wrong '"message":"the server was shut down"},"id":21}'
has wrong 'exit 0'

# texts that are hard: CRLF, no end of line, deep nesting, a NUL, only half of a file
talks texts <<END
{"id":1,"method":"initialize","params":{"rootUri":"@","capabilities":{"general":{"positionEncodings":["utf-32","utf-8"]}}}}
{"method":"textDocument/didOpen","params":{"textDocument":{"uri":"@crlf.yaml","version":1,"text":"category: crlf\r\ntitle: Ärger – 𝕏\r\ndescription: with ends of lines\r\nunknwon: 1\r\n"}}}
{"id":2,"method":"textDocument/codeAction","params":{"textDocument":{"uri":"@crlf.yaml"},"range":{"start":{"line":3,"character":0},"end":{"line":3,"character":0}},"context":{"diagnostics":[]}}}
{"id":3,"method":"textDocument/completion","params":{"textDocument":{"uri":"@crlf.yaml"},"position":{"line":4,"character":0}}}
{"method":"textDocument/didOpen","params":{"textDocument":{"uri":"@deep.yaml","version":1,"text":"a: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["}}}
{"id":4,"method":"textDocument/completion","params":{"textDocument":{"uri":"@deep.yaml"},"position":{"line":0,"character":80}}}
{"id":5,"method":"textDocument/hover","params":{"textDocument":{"uri":"@deep.yaml"},"position":{"line":0,"character":40}}}
{"method":"textDocument/didOpen","params":{"textDocument":{"uri":"@nul.yaml","version":1,"text":"category: n\u0000ul\n"}}}
{"id":6,"method":"textDocument/documentSymbol","params":{"textDocument":{"uri":"@nul.yaml"}}}
{"method":"textDocument/didOpen","params":{"textDocument":{"uri":"@empty.yaml","version":1,"text":""}}}
{"id":7,"method":"textDocument/completion","params":{"textDocument":{"uri":"@empty.yaml"},"position":{"line":0,"character":0}}}
{"id":8,"method":"workspace/symbol","params":{"query":"zzzzz"}}
{"id":9,"method":"shutdown"}
{"method":"exit"}
END
has texts '"positionEncoding":"utf-8"'
has texts 'unknown key '"'unknwon'"
for id in 4 5 6 7; do has texts "\"id\":$id,"; done
has texts '"label":"provision"'
has texts '{"id":8,"result":[]}'
has texts 'exit 0'

# the process that knows the project ends: another one begins, with the texts as they are; after three in a row, once a text changes
[ -e /proc/self/task/$$/children ] || [ -e "/proc/$$/task/$$/children" ] || { echo "nothing says what processes there are"; exit 77; }
talks crash <<END
{"id":1,"method":"initialize","params":{$root}}
{"method":"textDocument/didOpen","params":{"textDocument":{"uri":"@categories/labelling.yaml","version":1,"text":"category: labelling\ntitel: Labelling\ndefinition: x\n"}}}
{"id":2,"method":"workspace/symbol","params":{"query":"labelling"}}
crash
{"id":3,"method":"textDocument/hover","params":{"textDocument":{"uri":"@categories/labelling.yaml"},"position":{"line":2,"character":3}}}
{"id":4,"method":"textDocument/hover","params":{"textDocument":{"uri":"@categories/labelling.yaml"},"position":{"line":2,"character":3}}}
{"method":"textDocument/didChange","params":{"textDocument":{"uri":"@categories/labelling.yaml","version":2},"contentChanges":[{"text":"category: labelling\ntitle: Labelling\ndefinition: x\n"}]}}
{"id":5,"method":"workspace/symbol","params":{"query":"labelling"}}
{"id":9,"method":"shutdown"}
{"method":"exit"}
END
has crash "unknown key 'titel'"
has crash '"id":4,"result":{"contents"'
has crash '"diagnostics":[],"uri":"@/categories/labelling.yaml","version":2'
has crash '{"id":9,"result":null}'
has crash 'exit 0'
