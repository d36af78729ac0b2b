package io.gridgrade.server.worker;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Hands out what is free to those who wait, one user after the other, however many queries each has waiting: who asks much
 * waits for oneself. Of several things, one user never holds all.
 */
final class FairQueue<T> {
    private final int heldMax;
    private final Deque<T> free = new ArrayDeque<>();
    // The user whose turn is next comes first.
    private final LinkedHashMap<String, Deque<CompletableFuture<T>>> waiting = new LinkedHashMap<>();
    private final Map<String, Integer> held = new HashMap<>();

    FairQueue(int things) {
        this.heldMax = Math.max(1, things - 1);
    }

    /** One for that user, or null when none came in time. */
    T take(String user, long millis) throws InterruptedException {
        CompletableFuture<T> ticket = new CompletableFuture<>();
        synchronized (this) {
            waiting.computeIfAbsent(user, unused -> new ArrayDeque<>()).add(ticket);
            handOut();
        }
        try {
            return ticket.get(millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            synchronized (this) {
                // It may have come just now.
                if (ticket.isDone()) {
                    return ticket.join();
                }
                forget(user, ticket);
            }
            return null;
        } catch (ExecutionException e) {
            throw new IllegalStateException("A ticket never fails", e);
        }
    }

    private void forget(String user, CompletableFuture<T> ticket) {
        Deque<CompletableFuture<T>> tickets = waiting.get(user);
        ticket.cancel(false);
        tickets.removeIf(CompletableFuture::isCancelled);
        if (tickets.isEmpty()) {
            waiting.remove(user);
        }
    }

    /** A new one that is free. */
    synchronized void add(T thing) {
        free.add(thing);
        handOut();
    }

    /** The user is done with one; whether it is free again is another matter. */
    synchronized void doneBy(String user) {
        held.merge(user, -1, Integer::sum);
        held.remove(user, 0);
        handOut();
    }

    /** Takes out one that is not to be handed out any more; false when it is not there, for somebody has it. */
    synchronized boolean remove(T thing) {
        return free.remove(thing);
    }

    synchronized int waitingCount() {
        return waiting.values().stream().mapToInt(Deque::size).sum();
    }

    private void handOut() {
        while (!free.isEmpty()) {
            String user = next();
            if (user == null) {
                return;
            }
            Deque<CompletableFuture<T>> tickets = waiting.remove(user);
            CompletableFuture<T> ticket = tickets.poll();
            if (!tickets.isEmpty()) {
                // Behind all others.
                waiting.put(user, tickets);
            }
            held.merge(user, 1, Integer::sum);
            ticket.complete(free.poll());
        }
    }

    private String next() {
        for (Iterator<String> users = waiting.keySet().iterator(); users.hasNext(); ) {
            String user = users.next();
            if (held.getOrDefault(user, 0) < heldMax) {
                return user;
            }
        }
        return null;
    }
}
