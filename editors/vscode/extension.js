// Starts `cvbuild lsp` for cv.yaml, resume.json and the files in variants/.
const { workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

function activate() {
  const [command, ...args] = workspace.getConfiguration("cvbuild").get("command");
  const files = ["**/cv.yaml", "**/cv.yml", "**/resume.json", "**/variants/*.yaml"];
  client = new LanguageClient(
    "cvbuild",
    "cvbuild",
    { command, args },
    {
      documentSelector: files.map((pattern) => ({ scheme: "file", pattern })),
      synchronize: { fileEvents: files.map((pattern) => workspace.createFileSystemWatcher(pattern)) },
    },
  );
  return client.start();
}

function deactivate() {
  return client?.stop();
}

module.exports = { activate, deactivate };
