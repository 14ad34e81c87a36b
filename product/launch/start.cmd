@echo off
rem Starts the @NAME@; needs a Java 25 runtime: in the folder jre beside this file, JAVA_HOME, or the one on the PATH.
setlocal
set "here=%~dp0"
set "java=java"
if exist "%JAVA_HOME%\bin\java.exe" set "java=%JAVA_HOME%\bin\java"
if exist "%here%jre\bin\java.exe" set "java=%here%jre\bin\java"
"%java%" -version 2>&1 | findstr /c:"version \"25" >nul
if errorlevel 1 (
  echo @PROGRAM@: no Java 25 found. Install one, or set JAVA_HOME to it. 1>&2
  exit /b 1
)
if "%~1"=="call" if not "%~2"=="" goto call
set "describe="
if "%~1"=="call" set "describe=-data @none -application org.yagura.agent.app.describe"
for %%j in ("%here%plugins\org.eclipse.equinox.launcher_*.jar") do set "launcher=%%j"
rem The first run leaves the classes it has loaded, parsed and verified, for all later starts.
set "archive="
if not "@PROGRAM@"=="yagura-agent" if not defined describe set archive=-XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=%here%configuration\classes.jsa" -Xlog:cds*=off,aot*=off
:start
rem The platform reads its texts once, so the language that a person has chosen has to be known from the start.
set "language="
if not "@PROGRAM@"=="yagura-agent" for /f "tokens=2 delims==" %%l in ('findstr /b "language=" "%USERPROFILE%\.yagura\workbench\.metadata\.plugins\org.eclipse.core.runtime\.settings\org.yagura.rcp.prefs" 2^>nul') do set "language=-Dosgi.nl=%%l"
"%java%" %language% @JVM_FLAGS@ %archive% "-Djava.util.logging.config.file=%here%configuration\logging.properties" "-Dlogback.configurationFile=%here%configuration\logback.xml" %YAGURA_JVM_FLAGS% -jar "%launcher%" @EQUINOX_FLAGS@ %describe% %*
if %errorlevel% equ 23 goto start
exit /b %errorlevel%

rem Asks a running agent, in a plain Java.
:call
set "path_of_call="
for %%j in ("%here%plugins\org.yagura.client_*.jar" "%here%plugins\org.yagura.core_*.jar" "%here%plugins\org.yagura.model_*.jar" "%here%plugins\com.fasterxml.*.jar" "%here%plugins\slf4j.api_*.jar" "%here%plugins\org.eclipse.emf.*.jar") do call set "path_of_call=%%path_of_call%%;%%j"
rem All but the first word, as typed: shift would take the words apart at = and at commas.
for /f "tokens=1,*" %%a in ("%*") do set arguments=%%b
"%java%" @JVM_FLAGS@ -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Dslf4j.internal.verbosity=ERROR -cp "%path_of_call:~1%" org.yagura.client.cli.Main %arguments%
exit /b %errorlevel%
