package jlogtui.terminal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * Signals that the Java API has no name for. Found by reflection, because the compiler warns of {@code sun.misc.Signal} and cannot be
 * told not to; on a Java without it the screen only misses being resized.
 */
final class ProcessSignals {
    private ProcessSignals() {}

    /** Runs the action on a thread of the virtual machine each time the signal comes. */
    static void handle(String name, Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object proxy = Proxy.newProxyInstance(
                    handler.getClassLoader(), new Class<?>[] {handler}, (self, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            action.run();
                            return null;
                        }
                        return objectMethod(self, method.getName(), arguments);
                    });
            Object number = signal.getConstructor(String.class).newInstance(name);
            signal.getMethod("handle", signal, handler).invoke(null, number, proxy);
        } catch (ClassNotFoundException
                | NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException notOnThisJava) {
            // The screen keeps the size that it was opened with
        }
    }

    private static Object objectMethod(Object self, String name, Object[] arguments) {
        return switch (name) {
            case "equals" -> self == arguments[0];
            case "hashCode" -> System.identityHashCode(self);
            default -> "signal handler";
        };
    }
}
