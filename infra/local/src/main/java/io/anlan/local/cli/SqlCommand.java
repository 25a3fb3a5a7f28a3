package io.anlan.local.cli;

import io.anlan.kernel.SiteId;
import io.anlan.local.database.DatabaseLogin;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sql}: asks a site's database. */
@Command(
        name = "sql",
        mixinStandardHelpOptions = true,
        description = "Ask a site's PostgreSQL, or its MariaDB. Statements end with ; and \\q leaves.")
final class SqlCommand implements Callable<Integer> {
    private static final Logger DRIVER_LOG = Logger.getLogger("org.mariadb");

    @Mixin
    private TwinOption twin = new TwinOption();

    @Parameters(paramLabel = "SITE", converter = Places.Site.class, description = "site-a or site-b.")
    private SiteId site = SiteId.SITE_A;

    @Option(names = "--maria", description = "The platform store (MariaDB) instead of the registration store.")
    private boolean maria;

    @Option(names = "--operator", description = "As the operator of the database server, not as owner of the tables.")
    private boolean operator;

    @Option(names = "-c", paramLabel = "SQL", description = "Run this and leave.")
    private @Nullable String statement;

    @Override
    public Integer call() throws IOException {
        // The driver writes every error to its log, and the message is shown anyway.
        DRIVER_LOG.setLevel(Level.OFF);
        var several = new Properties();
        several.setProperty("allowMultiQueries", "true");
        try (var connection = login().connect(several)) {
            return statement == null ? converse(connection) : run(connection, statement);
        } catch (SQLException e) {
            System.err.println("anlan: " + e.getMessage());
            return 1;
        }
    }

    private DatabaseLogin login() {
        var opened = twin.open();
        if (maria) {
            return operator ? opened.mariadbOperator(site) : opened.mariadb(site);
        }
        return operator ? opened.postgresOperator(site) : opened.postgres(site);
    }

    private static int converse(Connection connection) throws IOException {
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        var prompt = Terminal.attached() ? "anlan> " : "";
        var pending = new StringBuilder();
        var code = 0;
        System.out.print(prompt);
        for (var line = in.readLine(); line != null && !line.strip().equals("\\q"); line = in.readLine()) {
            pending.append(line).append('\n');
            if (line.strip().endsWith(";")) {
                code = Math.max(code, run(connection, pending.toString()));
                pending.setLength(0);
            }
            System.out.print(pending.isEmpty() || prompt.isEmpty() ? prompt : "    -> ");
        }
        return pending.toString().isBlank() ? code : Math.max(code, run(connection, pending.toString()));
    }

    private static int run(Connection connection, String sql) {
        try (var asked = connection.createStatement()) {
            var answered = asked.execute(sql);
            while (answered || asked.getUpdateCount() >= 0) {
                if (answered) {
                    try (var rows = asked.getResultSet()) {
                        System.out.print(SqlTable.of(rows));
                    }
                } else {
                    System.out.println(asked.getUpdateCount() + " rows changed");
                }
                answered = asked.getMoreResults();
            }
            return 0;
        } catch (SQLException e) {
            System.err.println("anlan: " + e.getMessage());
            return 1;
        }
    }
}
