package jlogtui.index;

import jlogtui.parse.RecordReader;

/** What a scan needs between two blocks of no use to anybody else: scans of one thread that take turns can share it. */
public final class ScanMemory {
    final RecordReader records = new RecordReader();
    final BlockErrors errors = new BlockErrors();
    Block block = new Block(0, 0, 0);
}
