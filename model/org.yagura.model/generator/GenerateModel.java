/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.emf.codegen.ecore.generator.Generator;
import org.eclipse.emf.codegen.ecore.generator.GeneratorAdapterFactory;
import org.eclipse.emf.codegen.ecore.genmodel.GenClass;
import org.eclipse.emf.codegen.ecore.genmodel.GenFeature;
import org.eclipse.emf.codegen.ecore.genmodel.GenModel;
import org.eclipse.emf.codegen.ecore.genmodel.GenModelPackage;
import org.eclipse.emf.codegen.ecore.genmodel.GenPackage;
import org.eclipse.emf.codegen.ecore.genmodel.generator.GenBaseGeneratorAdapter;
import org.eclipse.emf.codegen.ecore.genmodel.generator.GenModelGeneratorAdapterFactory;
import org.eclipse.emf.common.util.BasicMonitor;
import org.eclipse.emf.common.util.Diagnostic;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.plugin.EcorePlugin;
import org.eclipse.emf.ecore.resource.impl.ResourceSetImpl;
import org.eclipse.emf.ecore.xmi.impl.EcoreResourceFactoryImpl;

/**
 * Generates the Java code of the site model and of its item providers from {@code model/site.genmodel}.
 * <p>
 * {@code java --class-path <org.eclipse.emf:org.eclipse.emf.codegen.ecore> GenerateModel.java MODEL_FOLDER [--force]} where
 * the folder holds the bundles {@code org.yagura.model} and {@code org.yagura.model.edit}. Writes nothing outside the two
 * {@code src-gen} folders, and does nothing when these are newer than all that they are made from.
 */
public final class GenerateModel {

    private static final String MODEL = "org.yagura.model";
    private static final String EDIT = "org.yagura.model.edit";
    private static final String LABELS = MODEL + "/src/org/yagura/model/labels";
    private static final String STAMP = "generated";
    /** Written by hand, in {@code src}: EMF's own would need a running Eclipse and an activator to find its texts. */
    private static final String HAND_WRITTEN = "org/yagura/model/edit/ItemTexts.java";

    private final Path base;
    private GenModel genModel;

    private GenerateModel(Path base) {
        this.base = base;
    }

    /** Entry point: exit status 1 and a message on standard error when the model cannot be generated. */
    public static void main(String[] arguments) throws IOException {
        GenerateModel generator = new GenerateModel(Path.of(arguments[0]).toRealPath());
        boolean force = List.of(arguments).contains("--force");
        if (!force && generator.upToDate()) {
            return;
        }
        long begun = System.nanoTime();
        Diagnostic result = generator.generate();
        if (result.getSeverity() >= Diagnostic.WARNING) {
            System.err.println("The site model cannot be generated: " + result);
            System.exit(1);
        }
        System.out.println("site model generated in " + (System.nanoTime() - begun) / 1_000_000 + " ms");
    }

    private Path stamp(String bundle) {
        return base.resolve(bundle).resolve("src-gen").resolve(STAMP);
    }

    private boolean upToDate() throws IOException {
        if (!Files.exists(stamp(MODEL)) || !Files.exists(stamp(EDIT))) {
            return false;
        }
        long made = Math.min(Files.getLastModifiedTime(stamp(MODEL)).toMillis(),
                Files.getLastModifiedTime(stamp(EDIT)).toMillis());
        for (String source : List.of(MODEL + "/model/site.ecore", MODEL + "/model/site.genmodel",
                MODEL + "/generator/GenerateModel.java", LABELS + ".properties", LABELS + "_ja.properties")) {
            if (Files.getLastModifiedTime(base.resolve(source)).toMillis() >= made) {
                return false;
            }
        }
        return true;
    }

    private Diagnostic generate() throws IOException {
        Path stage = Files.createTempDirectory("yagura-model");
        try {
            Diagnostic result = generateInto(stage);
            if (result.getSeverity() < Diagnostic.WARNING) {
                publish(stage, MODEL);
                copyLabels(stage.resolve(EDIT).resolve("src-gen/org/yagura/model/site/provider"));
                Files.delete(stage.resolve(EDIT).resolve("src-gen").resolve(HAND_WRITTEN));
                publish(stage, EDIT);
            }
            return result;
        } finally {
            delete(stage);
        }
    }

    private Diagnostic generateInto(Path stage) throws IOException {
        ResourceSetImpl resources = new ResourceSetImpl();
        resources.getResourceFactoryRegistry().getExtensionToFactoryMap().put("*", new EcoreResourceFactoryImpl());
        GenModelPackage.eINSTANCE.eClass();
        for (String bundle : List.of(MODEL, EDIT)) {
            Files.createDirectories(stage.resolve(bundle).resolve("src-gen"));
            EcorePlugin.getPlatformResourceMap().put(bundle, URI.createFileURI(stage.resolve(bundle) + "/"));
        }
        resources.getURIConverter().getURIMap().putAll(EcorePlugin.computePlatformURIMap(false));
        GeneratorAdapterFactory.Descriptor.Registry.INSTANCE.addDescriptor(GenModelPackage.eNS_URI,
                GenModelGeneratorAdapterFactory.DESCRIPTOR);
        URI model = URI.createFileURI(base.resolve(MODEL + "/model/site.genmodel").toString());
        genModel = (GenModel) resources.getResource(model, true).getContents().get(0);
        genModel.reconcile();
        for (GenPackage genPackage : genModel.getGenPackages()) {
            for (GenClass genClass : genPackage.getGenClasses()) {
                genClass.setImage(false);
                genClass.getGenFeatures().forEach(f -> f.setPropertyDescription(f.getDocumentation()));
            }
        }
        genModel.setCanGenerate(true);
        Diagnostic valid = genModel.diagnose();
        if (valid.getSeverity() >= Diagnostic.ERROR) {
            return valid;
        }
        Generator generator = new Generator();
        generator.setInput(genModel);
        Diagnostic code = generator.generate(genModel, GenBaseGeneratorAdapter.MODEL_PROJECT_TYPE, new BasicMonitor());
        return code.getSeverity() >= Diagnostic.WARNING ? code
                : generator.generate(genModel, GenBaseGeneratorAdapter.EDIT_PROJECT_TYPE, new BasicMonitor());
    }

    /**
     * The labels are written once, beside the model's hand code; the item providers get their own copy. The English
     * descriptions are the documentation of the features.
     */
    private void copyLabels(Path provider) throws IOException {
        for (String language : List.of("", "_ja")) {
            Files.copy(base.resolve(LABELS + language + ".properties"),
                    provider.resolve("plugin" + language + ".properties"), StandardCopyOption.REPLACE_EXISTING);
        }
        StringBuilder english = new StringBuilder();
        for (GenClass genClass : genModel.getGenPackages().get(0).getGenClasses()) {
            for (GenFeature feature : genClass.getGenFeatures()) {
                english.append("_UI_").append(genClass.getName()).append('_').append(feature.getName())
                        .append("_description=").append(feature.getDocumentation()).append('\n');
            }
        }
        Files.writeString(provider.resolve("plugin.properties"), english, StandardOpenOption.APPEND);
    }

    private void publish(Path stage, String bundle) throws IOException {
        Path from = stage.resolve(bundle).resolve("src-gen");
        Path to = base.resolve(bundle).resolve("src-gen");
        if (Files.exists(to)) {
            delete(to);
        }
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        Files.writeString(to.resolve(STAMP), "");
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
