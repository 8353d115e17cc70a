-- What somebody does with a clause in Neovim, by the client of editors/neovim: nvim --headless -l cannot be had before 0.9, so this
-- is sourced. It works in the current folder, a copy of the sample, and prints what it sees.
local ok, failure = pcall(function()
	local regc = require('regc')
	local file = 'provisions/alpha-labels.yaml'

	local function say(...)
		io.stdout:write(table.concat({...}, ' '), '\n')
	end
	local function wait(what, condition)
		if not vim.wait(20000, condition, 20) then
			error('waited in vain for ' .. what)
		end
	end
	local function ask(method, line, column, more)
		local params = {textDocument = {uri = vim.uri_from_bufnr(0)}, position = {line = line, character = column}}
		for key, value in pairs(more or {}) do
			params[key] = value
		end
		local answers = vim.lsp.buf_request_sync(0, method, params, 20000)
		for _, answer in pairs(answers or {}) do
			if answer.error or answer.err then
				error(method .. ': ' .. vim.inspect(answer.error or answer.err))
			end
			return answer.result
		end
	end
	local function line_of(text)
		for i, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
			if line:find(text, 1, true) then
				return i - 1, line
			end
		end
		error('no line has ' .. text)
	end

	regc.setup({cmd = {vim.env.REGC, 'lsp'}, settings = {reviewer = 'C. Other', capacity = 'counsel'}})
	vim.cmd('edit ' .. file)
	vim.cmd('setfiletype yaml')
	wait('the server', function()
		return regc.client and vim.lsp.buf_is_attached(0, regc.client) and vim.lsp.get_client_by_id(regc.client).initialized
	end)

	-- what can stand in the place of a relation
	local at = line_of('relation: supports')
	local labels = {}
	for _, item in ipairs(ask('textDocument/completion', at, 14).items) do
		table.insert(labels, item.label)
	end
	say('completion:', table.concat(labels, ' '))

	-- the law behind an id
	at = line_of('obligation: media-act/art-2')
	say('hover:', (ask('textDocument/hover', at, 20).contents.value:gsub('\n.*', '')))

	-- to the article
	local target = ask('textDocument/definition', at, 20)
	target = target[1] or target
	say('definition:', vim.fn.fnamemodify(vim.uri_to_fname(target.uri), ':t'), target.range.start.line + 1)

	-- a mistake, and its correction
	local mapping, text = line_of('obligation: media-act/art-2')
	vim.api.nvim_buf_set_lines(0, mapping, mapping + 1, false, {(text:gsub('art%-2', 'art-22'))})
	wait('a finding', function()
		for _, d in ipairs(vim.diagnostic.get(0)) do
			if d.lnum == mapping then
				return true
			end
		end
	end)
	say('finding:', (vim.diagnostic.get(0, {lnum = mapping})[1].message:gsub('\n.*', '')))
	local place = {line = mapping, character = 20}
	local action = ask('textDocument/codeAction', mapping, 20, {range = {start = place, ['end'] = place}, context = {diagnostics = {}}})[1]
	say('action:', action.title)
	vim.lsp.util.apply_workspace_edit(action.edit, 'utf-16')
	wait('no finding', function()
		return #vim.diagnostic.get(0, {lnum = mapping}) == 0
	end)
	say('corrected:', (vim.trim(vim.api.nvim_buf_get_lines(0, mapping, mapping + 1, false)[1])))

	-- another id for the duty, in all files
	vim.lsp.util.apply_workspace_edit(ask('textDocument/rename', mapping, 28, {newName = 'tell-readers'}), 'utf-16')
	say('renamed:', (vim.trim(vim.api.nvim_buf_get_lines(0, mapping, mapping + 1, false)[1])))
	vim.cmd('silent wall')
	vim.lsp.stop_client(regc.client)
	wait('the end', function()
		return regc.client == nil
	end)
end)
if not ok then
	io.stdout:write('failed: ', tostring(failure), '\n')
end
vim.cmd(ok and 'qall!' or 'cquit!')
