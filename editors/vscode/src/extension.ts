// Starts `regc lsp` for the folder that has a regc.yaml, with the settings of the editor.
import * as vscode from 'vscode';
import { LanguageClient, LanguageClientOptions, ServerOptions } from 'vscode-languageclient/node';

let client: LanguageClient | undefined;

// what is empty is left to the project
function settings(): Record<string, unknown> {
	const own = vscode.workspace.getConfiguration('regc');
	const given: Record<string, unknown> = {};

	for (const key of ['asOf', 'audience', 'archives', 'libraries', 'reviewer', 'capacity', 'schemaFindings']) {
		const value = own.get(key);

		if (value !== undefined && value !== '') {
			given[key] = value;
		}
	}
	return given;
}

async function start(): Promise<void> {
	const command = vscode.workspace.getConfiguration('regc').get<string>('path', 'regc');
	const found = await vscode.workspace.findFiles('**/regc.yaml', '**/node_modules/**', 1);
	const folder = found.length ? vscode.Uri.joinPath(found[0], '..') : undefined;
	const server: ServerOptions = { command, args: folder ? ['lsp', '-C', folder.fsPath] : ['lsp'] };
	const options: LanguageClientOptions = {
		documentSelector: ['yaml', 'markdown', 'html', 'plaintext'].map((language) => ({ scheme: 'file', language })),
		initializationOptions: settings(),
	};

	client = new LanguageClient('regc', 'regc', server, options);
	try {
		await client.start();
	} catch (error) {
		void vscode.window.showErrorMessage(`regc could not be started as '${command}': ${String(error)}. Set 'regc.path'.`);
	}
}

async function stop(): Promise<void> {
	const running = client;

	client = undefined;
	await running?.stop();
}

export async function activate(context: vscode.ExtensionContext): Promise<void> {
	context.subscriptions.push(
		vscode.commands.registerCommand('regc.restart', async () => {
			await stop();
			await start();
		}),
		vscode.workspace.onDidChangeConfiguration(async (event) => {
			if (event.affectsConfiguration('regc.path')) {
				await stop();
				await start();
			} else if (event.affectsConfiguration('regc')) {
				await client?.sendNotification('workspace/didChangeConfiguration', { settings: { regc: settings() } });
			}
		}),
	);
	await start();
}

export async function deactivate(): Promise<void> {
	await stop();
}
