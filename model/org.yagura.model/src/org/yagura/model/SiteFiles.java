/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EPackage;
import org.eclipse.emf.ecore.impl.EPackageRegistryImpl;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.eclipse.emf.ecore.resource.impl.ResourceSetImpl;
import org.eclipse.emf.ecore.util.BasicExtendedMetaData;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.emf.ecore.xmi.XMLResource;
import org.eclipse.emf.ecore.xml.type.AnyType;
import org.yagura.model.ModelProblem.Where;
import org.yagura.model.site.Site;
import org.yagura.model.site.SitePackage;

/**
 * Reads and writes model files: XMI in UTF-8, one element a line, in the order of the model, so that equal models give
 * equal bytes and a change of one value changes one line. What is read may come from anybody: no document types, no
 * external entities, bounded in size. Objects and features of packages that are not installed are kept and written
 * again. Immutable, for all threads; the sites are not.
 */
public final class SiteFiles {

    /** The version of the model's form that this code writes. The history is in {@code model/README.md}. */
    public static final int MODEL_VERSION = 1;

    /** The longest file that is read, in bytes: about two million elements. */
    public static final int MAXIMUM_BYTES = 256 << 20;

    private final EPackage.Registry packages;
    private final Migrations migrations;
    private final int maximumBytes;

    /** Files with all packages that are registered in this process. */
    public SiteFiles() {
        this(EPackage.Registry.INSTANCE);
    }

    /** Files with the objects of those packages; others are kept as unknown. */
    public SiteFiles(EPackage.Registry packages) {
        this(packages, Migrations.standard(), MAXIMUM_BYTES);
    }

    SiteFiles(EPackage.Registry packages, Migrations migrations, int maximumBytes) {
        this.packages = Objects.requireNonNull(packages);
        this.migrations = migrations;
        this.maximumBytes = maximumBytes;
    }

    /**
     * A site that was read.
     *
     * @param site the site, in the newest form
     * @param version the version of the form that the file has
     * @param warnings what was found strange but can be lived with, such as unknown content that was kept
     */
    public record Loaded(Site site, int version, List<ModelProblem> warnings) {

        public Loaded {
            warnings = List.copyOf(warnings);
        }

        /** Whether the file was in an older form. */
        public boolean migrated() {
            return version < MODEL_VERSION;
        }
    }

    /**
     * Reads a file.
     *
     * @throws SiteFileException when there is no such file or it is not a good model file
     */
    public Loaded load(Path file) throws SiteFileException {
        String name = String.valueOf(file.getFileName());
        try (InputStream in = Files.newInputStream(file)) {
            return load(in.readNBytes(maximumBytes + 1), name);
        } catch (SiteFileException e) {
            throw e;
        } catch (NoSuchFileException e) {
            throw failure(ModelProblem.error("file-missing", Where.inFile(file.toString(), 0, 0)), e);
        } catch (IOException e) {
            throw failure(ModelProblem.error("file-unreadable", Where.inFile(file.toString(), 0, 0), e.toString()), e);
        }
    }

    /**
     * Reads the content of a file.
     *
     * @param name what the content is called in messages
     * @throws SiteFileException when it is not a good model file
     */
    public Loaded load(byte[] content, String name) throws SiteFileException {
        if (content.length > maximumBytes) {
            throw failure(ModelProblem.error("file-too-long", Where.inFile(name, 0, 0), maximumBytes >> 20), null);
        }
        int version = SiteHeader.read(content, name).modelVersion();
        if (version > MODEL_VERSION) {
            throw failure(ModelProblem.error("version-newer", Where.inFile(name, 1, 1), version, MODEL_VERSION), null);
        }
        byte[] current = version < MODEL_VERSION ? migrations.migrate(content, version, MODEL_VERSION, name) : content;
        Site site = parse(current, name);
        List<ModelProblem> warnings = new ArrayList<>();
        if (version < MODEL_VERSION) {
            warnings.add(ModelProblem.warning("migrated", Where.inFile(name, 0, 0), version, MODEL_VERSION));
        }
        unknown(site, name, warnings);
        return new Loaded(site, version, warnings);
    }

    private Site parse(byte[] content, String name) throws SiteFileException {
        ResourceSet resources = new ResourceSetImpl();
        resources.setPackageRegistry(new EPackageRegistryImpl(packages));
        resources.getPackageRegistry().put(SitePackage.eNS_URI, SitePackage.eINSTANCE);
        SiteResource resource = new SiteResource(URI.createURI("site:/" + URI.encodeSegment(name, false)));
        resources.getResources().add(resource);
        BasicExtendedMetaData unknown = new BasicExtendedMetaData(resources.getPackageRegistry());
        try {
            resource.load(new ByteArrayInputStream(content), Map.of(XMLResource.OPTION_EXTENDED_META_DATA, unknown));
        } catch (IOException | RuntimeException e) {
            throw new SiteFileException(XmiProblems.of(resource, e, name), e);
        }
        if (!resource.getErrors().isEmpty()) {
            throw new SiteFileException(XmiProblems.of(resource, null, name), null);
        }
        if (resource.getContents().size() != 1 || !(resource.getContents().get(0) instanceof Site site)) {
            throw failure(ModelProblem.error("not-a-site", Where.inFile(name, 1, 1)), null);
        }
        resource.loaded();
        return site;
    }

    private static void unknown(Site site, String name, List<ModelProblem> warnings) {
        Map<EObject, AnyType> kept = ((XMLResource) site.eResource()).getEObjectToExtensionMap();
        kept.forEach((owner, content) -> {
            if (owner.eClass().getEPackage() == SitePackage.eINSTANCE) {
                String what = (content.getAnyAttribute().isEmpty() ? content.getMixed() : content.getAnyAttribute())
                        .get(0).getEStructuralFeature().getName();
                warnings.add(ModelProblem.warning("unknown-kept", Elements.where(owner, null, name), what));
            }
        });
    }

    /**
     * The content of a file for the site. Gives elements without id a new one and sets the model version.
     *
     * @throws SiteFileException when the site cannot be written: a reference to something outside it, or a character
     *         that XML does not have
     */
    public byte[] toBytes(Site site) throws SiteFileException {
        Elements.assignIds(site);
        if (site.getModelVersion() != MODEL_VERSION) {
            site.setModelVersion(MODEL_VERSION);
        }
        List<ModelProblem> lost = SiteChecks.outsideReferences(site);
        if (!lost.isEmpty()) {
            throw new SiteFileException(lost, null);
        }
        SiteResource own = site.eResource() instanceof SiteResource had ? had : (SiteResource) copy(site).eResource();
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
        try {
            own.save(out, Map.of());
        } catch (IOException | RuntimeException e) {
            throw failure(ModelProblem.error("unwritable", Elements.where(site, null, ""), reason(e)), e);
        }
        return out.toByteArray();
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    /**
     * Writes the site to a file, all or nothing: the file is replaced once the new content is on the disk.
     *
     * @throws IOException when it cannot be written; the file is as it was
     */
    public void save(Site site, Path file) throws IOException {
        byte[] content = toBytes(site);
        Path target = file.toAbsolutePath();
        Path fresh = Files.createTempFile(target.getParent(), target.getFileName().toString(), ".new");
        try {
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(content);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** A copy of the site that shares nothing with it, with ids and unknown content. */
    public static Site copy(Site site) {
        EcoreUtil.Copier copier = new EcoreUtil.Copier();
        Site copy = (Site) copier.copy(site);
        copier.copyReferences();
        SiteResource resource = new SiteResource(URI.createURI("site:/copy.site"));
        resource.getContents().add(copy);
        resource.loaded();
        copier.forEach((original, twin) -> UnknownContent.of(original)
                .ifPresent(content -> UnknownContent.keep(twin, content)));
        return copy;
    }

    static SiteFileException failure(ModelProblem problem, Throwable cause) {
        return new SiteFileException(List.of(problem), cause);
    }

}
