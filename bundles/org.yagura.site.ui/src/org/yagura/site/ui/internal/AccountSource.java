/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.site.ui.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.yagura.core.account.FindTokens;
import org.yagura.core.account.ListAccounts;
import org.yagura.core.agent.ListSessions;
import org.yagura.core.operation.Privilege;
import org.yagura.ui.Kit;
import org.yagura.ui.table.Column;
import org.yagura.ui.table.ListSource;
import org.yagura.ui.table.Page;
import org.yagura.ui.table.PageRequest;
import org.yagura.ui.table.PageSource;

/**
 * The people of the site, with their accounts where whoever looks may ask for them.
 *
 * @param kit the connection
 * @param people as the newest site model has them; asked at each fetch, on any thread
 * @param filter which of them
 * @param columns by which they are sorted
 */
record AccountSource(Kit kit, Supplier<List<AccountRow>> people, Filter filter,
        List<Column<AccountRow>> columns) implements PageSource<AccountRow> {

    /** The order before a person chooses another. */
    static final Comparator<AccountRow> BY_LOGIN = Comparator.comparing(AccountRow::login,
            String.CASE_INSENSITIVE_ORDER);

    /**
     * Which people are shown.
     *
     * @param text in log-in, name, role or area; empty for all
     * @param states any of these; empty for all
     * @param present whether only those with an open session
     */
    record Filter(String text, Set<AccountRow.State> states, boolean present) {
        static final Filter ALL = new Filter("", Set.of(), false);

        boolean takes(AccountRow row) {
            return (states.isEmpty() || states.contains(row.state())) && (!present || !row.sessions().isEmpty())
                    && (text.isBlank() || holds(row, text.strip().toLowerCase(Locale.getDefault())));
        }

        private static boolean holds(AccountRow row, String wanted) {
            var words = new ArrayList<>(List.of(row.login(), row.name() == null ? "" : row.name()));
            row.roles().forEach(role -> {
                words.add(role.name());
                words.addAll(role.areas());
            });
            return words.stream().anyMatch(word -> word.toLowerCase(Locale.getDefault()).contains(wanted));
        }
    }

    @Override
    public Page<AccountRow> fetch(PageRequest request) throws Exception {
        List<AccountRow> rows = kit.connections().may(Privilege.ADMINISTER) ? known() : people.get();
        return new ListSource<>(rows.stream().filter(filter::takes).toList(), this::key, columns).fetch(request);
    }

    private List<AccountRow> known() {
        Map<String, AccountRow> modelled = people.get().stream()
                .collect(Collectors.toMap(p -> key(p.login()), Function.identity(), (a, b) -> a));
        Instant now = kit.times().now();
        List<ListAccounts.Account> accounts = kit.connections().call(new ListAccounts()).accounts();
        Map<String, List<ListSessions.Session>> open = kit.connections().call(new ListSessions()).sessions().stream()
                .collect(Collectors.groupingBy(s -> key(s.user())));
        Map<String, List<FindTokens.Token>> lent = kit.connections().call(new FindTokens(null)).tokens().stream()
                .collect(Collectors.groupingBy(t -> key(t.login())));
        return accounts.stream()
                .map(account -> modelled.getOrDefault(key(account.login()), unmodelled(account)).with(account,
                        open.getOrDefault(key(account.login()), List.of()),
                        lent.getOrDefault(key(account.login()), List.of()), now))
                .sorted(BY_LOGIN).toList();
    }

    /** The person is in a newer revision than the one at hand: the roles' names are known, nothing more. */
    private static AccountRow unmodelled(ListAccounts.Account account) {
        return new AccountRow(account.login(), account.name(),
                account.roles().stream().map(role -> new AccountRow.Given(role, List.of(), List.of())).toList(),
                account.enabled(), account, null, List.of(), List.of());
    }

    private static String key(String login) {
        return login.toLowerCase(Locale.ROOT);
    }

    @Override
    public Object key(AccountRow row) {
        return key(row.login());
    }
}
