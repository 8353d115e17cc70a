# For tests: records of a WARC file, on standard output.
warc_record() { # TYPE ADDRESS TIME CONTENT-TYPE, the block on standard input
	cat >block
	printf 'WARC/1.1\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: %s\r\nWARC-Record-ID: <urn:x>\r\nContent-Type: %s\r\nContent-Length: %s\r\n\r\n' \
		"$1" "$2" "$3" "$4" "$(wc -c <block)"
	cat block
	printf '\r\n\r\n'
	rm block
}
warc_page() { # ADDRESS TIME STATUS CONTENT-TYPE HEADER, the body on standard input
	{ printf 'HTTP/1.1 %s\r\nContent-Type: %s\r\n%s\r\n' "$3" "$4" "${5:+$5
}"; cat; } | warc_record response "$1" "$2" 'application/http; msgtype=response'
}
