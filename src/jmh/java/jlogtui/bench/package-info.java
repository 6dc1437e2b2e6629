/**
 * What the benchmarks share. The benchmarks themselves stand beside the code that they measure, as {@code …Benchmark}, and
 * each is held to its result by a test of the same name.
 *
 * <pre>
 * mvn -q -P bench test-compile exec:exec                                    all of them
 * mvn -q -P bench test-compile exec:exec -Dbench="BlockLoad -f 1 -i 3"      some, with options of JMH
 * mvn -q -P bench test-compile exec:exec -Dbench="BlockLoad -prof gc"       and what they allocate
 * mvn -q -P bench test-compile exec:exec -Dbench="Scan -p megabytes=1024"   over a file of 1 GB in the page cache
 * </pre>
 *
 * A score is operations a second; the column {@code bytes} beside it is what counts, in bytes a second.
 */
package jlogtui.bench;
