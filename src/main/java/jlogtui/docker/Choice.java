package jlogtui.docker;

import java.util.function.Predicate;

/**
 * Which containers of the root one argument stands for, now and later: a name, a service or a glob also takes containers
 * that appear later, an id only its own.
 *
 * @param argument as typed
 * @param takes whether a container is meant
 */
record Choice(String argument, Predicate<Container> takes) {
    static Choice byName(String name) {
        return new Choice(name, c -> c.name().equals(name) || c.dockerName().equals(name));
    }

    static Choice byId(String argument, String id) {
        return new Choice(argument, c -> c.id().equals(id));
    }

    static Choice byServiceOfProject(String argument) {
        return new Choice(argument, c -> !c.service().isEmpty() && argument.equals(c.project() + "/" + c.service()));
    }

    static Choice byServiceOrProject(String argument) {
        return new Choice(
                argument, c -> c.service().equals(argument) || c.project().equals(argument));
    }

    static Choice byGlob(String argument, Predicate<String> glob) {
        return new Choice(argument, c -> glob.test(c.name()) || glob.test(c.dockerName()));
    }
}
