-- The language server of regc in Neovim 0.7 or later. Put this file into a folder 'lua' of the configuration, and into init.lua:
--
--     require('regc').setup({settings = {reviewer = 'A. Counsel', capacity = 'counsel'}})
--
-- It starts in the YAML files, and in the captures, of a folder that has a regc.yaml in it or above it.
local M = {client = nil}

local defaults = {
	cmd = {'regc', 'lsp'},
	settings = {}, -- asOf, audience, archives, libraries, reviewer, capacity, schemaFindings: editors/README.md
	on_attach = nil,
}

local function root_of(path)
	local folder = vim.fn.fnamemodify(path, ':p:h')
	while true do
		if vim.fn.filereadable(folder .. '/regc.yaml') == 1 then
			return folder
		end
		local above = vim.fn.fnamemodify(folder, ':h')
		if above == folder then
			return nil
		end
		folder = above
	end
end

-- what an editor has keys for already, where nothing else is set
local function keys(buffer)
	local function map(key, what)
		vim.api.nvim_buf_set_keymap(buffer, 'n', key, '<Cmd>lua ' .. what .. '<CR>', {noremap = true, silent = true})
	end
	vim.api.nvim_buf_set_option(buffer, 'omnifunc', 'v:lua.vim.lsp.omnifunc')
	map('K', 'vim.lsp.buf.hover()')
	map('gd', 'vim.lsp.buf.definition()')
	map('gr', 'vim.lsp.buf.references()')
	map('<Space>r', 'vim.lsp.buf.rename()')
	map('<Space>a', 'vim.lsp.buf.code_action()')
	map(']d', 'vim.diagnostic.goto_next()')
	map('[d', 'vim.diagnostic.goto_prev()')
end

function M.attach(buffer, options)
	local path = vim.api.nvim_buf_get_name(buffer)
	local root = path ~= '' and root_of(path) or nil
	if not root then
		return nil
	end
	if not M.client then
		M.client = vim.lsp.start_client({
			name = 'regc',
			cmd = options.cmd,
			root_dir = root,
			workspace_folders = {{uri = vim.uri_from_fname(root), name = vim.fn.fnamemodify(root, ':t')}},
			init_options = options.settings,
			on_attach = function(client, attached)
				keys(attached)
				if client.server_capabilities.codeLensProvider then
					vim.lsp.codelens.refresh()
				end
				if options.on_attach then
					options.on_attach(client, attached)
				end
			end,
			on_exit = function()
				M.client = nil
			end,
		})
	end
	vim.lsp.buf_attach_client(buffer, M.client)
	return M.client
end

function M.setup(given)
	local options = vim.tbl_extend('force', defaults, given or {})
	vim.api.nvim_create_autocmd('FileType', {
		pattern = {'yaml', 'markdown', 'html'},
		callback = function(event)
			M.attach(event.buf, options)
		end,
	})
	vim.api.nvim_create_autocmd({'BufEnter', 'CursorHold', 'InsertLeave'}, {
		pattern = '*.yaml',
		callback = function()
			if M.client then
				vim.lsp.codelens.refresh()
			end
		end,
	})
end

return M
