package io.databerth.vault;

import io.databerth.contracts.credential.CredentialCommand;
import io.databerth.messaging.work.CommandHandler;
import io.databerth.messaging.work.Work;
import io.databerth.vault.secrets.IssueCredentials;
import io.databerth.vault.secrets.IssueUser;
import io.databerth.vault.secrets.RotateCredential;
import jakarta.inject.Singleton;

/** Sends each credential command to its verb. */
@Singleton
public class CredentialWorker implements CommandHandler<CredentialCommand> {
    private final IssueCredentials issue;
    private final IssueUser issueUser;
    private final RotateCredential rotate;

    public CredentialWorker(IssueCredentials issue, IssueUser issueUser, RotateCredential rotate) {
        this.issue = issue;
        this.issueUser = issueUser;
        this.rotate = rotate;
    }

    @Override
    public Class<CredentialCommand> family() {
        return CredentialCommand.class;
    }

    @Override
    public void handle(CredentialCommand command, Work work) throws Exception {
        switch (command) {
            case CredentialCommand.Issue toIssue -> issue.perform(toIssue, work);
            case CredentialCommand.IssueUser toIssue -> issueUser.perform(toIssue, work);
            case CredentialCommand.Rotate toRotate -> rotate.perform(toRotate, work);
        }
    }
}
