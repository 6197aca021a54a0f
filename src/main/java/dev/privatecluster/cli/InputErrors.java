package dev.privatecluster.cli;

import dev.privatecluster.input.InputException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells a user's mistake in words alone; all else is ours, and keeps its stack trace. */
final class InputErrors implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
        if (!(failure instanceof InputException)) {
            throw failure;
        }
        command.getErr().println(failure.getMessage());
        return InputException.EXIT_CODE;
    }
}
