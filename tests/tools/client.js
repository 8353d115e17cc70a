// The language server as VS Code's client library speaks with it: node client.js MODULES REGC, in a copy of the sample.
const { spawn } = require('child_process');
const { readFileSync } = require('fs');
const { pathToFileURL } = require('url');
const path = require('path');

const [modules, regc] = process.argv.slice(2);
const rpc = require(path.join(modules, 'vscode-jsonrpc/node'));
const uri = (name) => pathToFileURL(path.resolve(name)).href;

async function main() {
	const server = spawn(regc, ['lsp'], { stdio: ['pipe', 'pipe', 'inherit'] });
	const client = rpc.createMessageConnection(new rpc.StreamMessageReader(server.stdout), new rpc.StreamMessageWriter(server.stdin));
	const ended = new Promise((resolve) => server.on('exit', resolve));
	const file = 'provisions/alpha-labels.yaml';
	const text = readFileSync(file, 'utf8');
	const line = text.split('\n').findIndex((l) => l.includes('relation: shifts'));
	let found;
	const published = new Promise((resolve) => (found = resolve));

	client.onNotification('textDocument/publishDiagnostics', (params) => params.diagnostics.length && found(params));
	client.onRequest('client/registerCapability', () => null);
	client.listen();
	const { capabilities } = await client.sendRequest('initialize', {
		processId: process.pid,
		rootUri: uri('.'),
		capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } },
	});
	console.log('positions:', capabilities.positionEncoding);
	await client.sendNotification('initialized', {});
	await client.sendNotification('textDocument/didOpen', {
		textDocument: { uri: uri(file), languageId: 'yaml', version: 1, text: text.replace('relation: shifts', 'relation: shift') },
	});
	console.log('finding:', (await published).diagnostics[0].message.split('\n')[0]);
	const list = await client.sendRequest('textDocument/completion', { textDocument: { uri: uri(file) }, position: { line, character: 16 } });
	console.log('completion:', list.items.map((item) => item.label).join(' '));

	// one that is cancelled is answered all the same
	const source = new rpc.CancellationTokenSource();
	const hover = client.sendRequest('textDocument/hover', { textDocument: { uri: uri(file) }, position: { line, character: 6 } }, source.token);
	source.cancel();
	await hover.then(
		() => console.log('hover: answered'),
		(error) => console.log('hover:', error.code === -32800 ? 'answered' : error.message),
	);
	await client.sendRequest('shutdown');
	await client.sendNotification('exit');
	console.log('exit:', await ended);
	client.dispose();
}

main().catch((error) => {
	console.log('failed:', error.message);
	process.exit(1);
});
