/**
 * Made-up input for everything that reads what strangers write. The targets ({@code RecordFuzz} and others) stand beside what they
 * attack, and say in one sentence what must hold for any bytes. They are fed twice: by {@link jlogtui.fuzz.FuzzTest} with mutated
 * examples in every build, and by Jazzer, which follows the branches taken, for as long as one likes:
 *
 * <pre>
 * mvn -q -P fuzz test-compile exec:exec -Dfuzz=jlogtui.parse.RecordFuzz -Dseconds=600
 * </pre>
 */
package jlogtui.fuzz;
