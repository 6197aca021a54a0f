package dev.privatecluster.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of the program, as its archive says it. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {version == null ? "${COMMAND-FULL-NAME}, not packaged" : "${COMMAND-FULL-NAME} " + version
        };
    }
}
