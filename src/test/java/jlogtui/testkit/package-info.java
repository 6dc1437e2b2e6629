/** What the tests of all packages share: waiting, random cases, a terminal, a Docker Engine, a made-up Docker root. */
package jlogtui.testkit;
