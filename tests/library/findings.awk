# of findings as JSON, a line each: CODE class FILE: message
function text(s) { s = $0; sub(/^[^:]*: /, "", s); sub(/,$/, "", s); if (s == "null") return ""; gsub(/^"|"$/, "", s); gsub(/\\"/, "\"", s); return s }
/^    "code": / { code = text(); class = message = ""; on = 1 }
on && /^    "class": / { class = text() }
on && /^    "message": / { message = text() }
on && /^    "file": / { print code " " class " " text() ": " message; on = 0 }
/^  }/ && on { print code " " class " -: " message; on = 0 }
