/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.testsupport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Real servers of mail (exim), files (vsftpd) and directories (slapd) on a loopback address, each with a configuration of
 * its own in a folder. {@link #USER} gets in with {@link #PASSWORD}, once the connection is encrypted. They run as the
 * user of this process.
 */
public final class GreetingDaemon {
    /** Who gets in at the mail server. */
    public static final String USER = "mori";
    /** Who gets in at the directory. */
    public static final String NAME = "cn=mori,dc=example";
    /** Who gets in at the file server, with any password. */
    public static final String GUEST = "anonymous";
    /** With what. */
    public static final String PASSWORD = "open-it-0815";

    private static final String MAIL = "/usr/sbin/exim4";
    private static final String FILES = "/usr/sbin/vsftpd";
    private static final String DIRECTORY = "/usr/sbin/slapd";

    private GreetingDaemon() {
    }

    /** Whether all of them are on this machine; another mail server than exim is left alone by what installs them. */
    public static boolean installed() {
        return List.of(MAIL, FILES, DIRECTORY).stream().allMatch(program -> Files.isExecutable(Path.of(program)));
    }

    /**
     * A mail server.
     *
     * @param certificate folder with {@code server.pem} and {@code server-key.pem}; null: it encrypts nothing
     * @param secure port where everything is encrypted from the first byte
     */
    public static ListeningProcess mail(Path folder, Path certificate, String address, int port, int secure)
            throws IOException {
        Files.createDirectories(folder.resolve("spool"));
        String encryption = certificate == null
                ? "tls_advertise_hosts =\n"
                : "tls_advertise_hosts = *\ntls_certificate = " + certificate.resolve("server.pem")
                        + "\ntls_privatekey = " + certificate.resolve("server-key.pem") + '\n';
        Path conf = folder.resolve("exim.conf");
        Files.writeString(conf, "exim_user = " + Files.getAttribute(folder, "unix:uid") + "\nexim_group = "
                + Files.getAttribute(folder, "unix:gid") + "\nkeep_environment =\n"
                + "primary_hostname = mail.example\nspool_directory = " + folder.resolve("spool")
                + "\nlog_file_path = " + folder.resolve("%slog") + "\npid_file_path = " + folder.resolve("pid")
                + "\nlocal_interfaces = " + address + "\ndaemon_smtp_ports = " + port + " : " + secure
                + "\ntls_on_connect_ports = " + secure + '\n' + encryption
                + "auth_advertise_hosts = ${if eq{$tls_in_cipher}{}{}{*}}\nacl_smtp_mail = nobody\n"
                + "begin acl\nnobody:\n  deny\nbegin authenticators\nplain:\n  driver = plaintext\n"
                + "  public_name = PLAIN\n  server_prompts = :\n  server_condition = ${if and{{eq{$auth2}{" + USER
                + "}}{eq{$auth3}{" + PASSWORD + "}}}}\n");
        return ListeningProcess.start(folder, List.of(MAIL, "-C", conf.toString(), "-bdf"), address, port, secure);
    }

    /**
     * A file server that nobody but guests may log in to.
     *
     * @param certificate as in {@link #mail}
     */
    public static ListeningProcess files(Path folder, Path certificate, String address, int port) throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        Path conf = folder.resolve("vsftpd.conf");
        Files.writeString(conf, "background=NO\nlisten=YES\nlisten_address=" + address + "\nlisten_port=" + port
                + "\nrun_as_launching_user=YES\nisolate=NO\nisolate_network=NO\nseccomp_sandbox=NO\n"
                + "xferlog_enable=NO\nsession_support=NO\nanonymous_enable=YES\n"
                + "local_enable=NO\nanon_root=" + empty + "\nsecure_chroot_dir=" + empty + "\nssl_enable=YES\n"
                + "allow_anon_ssl=YES\nforce_anon_logins_ssl=YES\nrsa_cert_file=" + certificate.resolve("server.pem")
                + "\nrsa_private_key_file=" + certificate.resolve("server-key.pem")
                + "\nftpd_banner=Files of Aozora\n");
        return ListeningProcess.start(folder, List.of(FILES, conf.toString()), address, port);
    }

    /**
     * A directory server.
     *
     * @param certificate as in {@link #mail}
     * @param secure port where everything is encrypted from the first byte
     * @param more lines of its configuration
     */
    public static ListeningProcess directory(Path folder, Path certificate, String address, int port, int secure,
            String... more) throws IOException {
        Path conf = Files.createDirectories(folder).resolve("slapd.conf");
        Files.writeString(conf, "modulepath /usr/lib/ldap\nmoduleload back_mdb\ninclude /etc/ldap/schema/core.schema\n"
                + "pidfile " + folder.resolve("pid") + "\nTLSCertificateFile " + certificate.resolve("server.pem")
                + "\nTLSCertificateKeyFile " + certificate.resolve("server-key.pem") + "\nsecurity simple_bind=128\n"
                + String.join("\n", more) + "\ndatabase mdb\ndirectory " + Files.createDirectories(folder.resolve("db"))
                + "\nsuffix dc=example\nrootdn " + NAME + "\nrootpw " + PASSWORD + '\n');
        return ListeningProcess.start(folder,
                List.of(DIRECTORY, "-d", "0", "-f", conf.toString(), "-h",
                        "ldap://" + address + ':' + port + " ldaps://" + address + ':' + secure),
                address, port, secure);
    }
}
