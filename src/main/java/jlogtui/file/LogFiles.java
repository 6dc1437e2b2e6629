package jlogtui.file;

/** What it takes to open the files of one log. */
record LogFiles(LogDirectory directory, FileSlots slots, TemporarySpace space) {
    PlainLogFile plain(LogDirectory.Entry found) {
        return new PlainLogFile(found, directory, slots);
    }

    GzipLogFile gzip(LogDirectory.Entry found) {
        return new GzipLogFile(plain(found), space);
    }
}
