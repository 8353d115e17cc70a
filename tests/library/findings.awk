# of findings as JSON, one a line: CODE class FILE: message
function key(name) { return match($0, "\"" name "\": (\"([^\"\\\\]|\\\\.)*\"|[0-9]+)") ? substr($0, RSTART + length(name) + 4, RLENGTH - length(name) - 4) : "" }
function text(name, s) { s = key(name); gsub(/^"|"$/, "", s); return s }
/"code"/ { print text("code") " " text("class") " " text("file") ": " text("message") }
