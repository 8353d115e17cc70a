;;; regc.el --- The language server of regc in Emacs, with eglot -*- lexical-binding: t -*-

;; Eglot comes with Emacs 29; for earlier ones it is a package. Then M-x eglot in a YAML file of the map, or, to start it in all files
;; of folders that have a regc.yaml:
;;
;;     (load "regc.el")
;;
;; Settings, which editors/README.md lists, are the :initializationOptions.

;;; Code:
(require 'eglot)

(defvar regc-settings '(:schemaFindings t)
  "What `regc lsp' is asked for: :asOf, :audience, :reviewer, :capacity and so on.")

(defun regc-server (&rest _)
  "The command of the language server, with `regc-settings'."
  (list "regc" "lsp" :initializationOptions regc-settings))

(dolist (mode '(yaml-mode yaml-ts-mode))
  (add-to-list 'eglot-server-programs (cons mode #'regc-server))
  (add-hook (intern (format "%s-hook" mode))
            (lambda ()
              (when (and buffer-file-name (locate-dominating-file buffer-file-name "regc.yaml"))
                (eglot-ensure)))))

(provide 'regc)
;;; regc.el ends here
