@echo off
rem Starts autogen with the JDK of JAVA_HOME, else with the java on the PATH. AUTOGEN_JAVA_OPTS reaches the JVM.
setlocal
set "HOME_DIR=%~dp0.."
if defined JAVA_HOME (set "JAVA_EXE=%JAVA_HOME%\bin\java.exe") else (set "JAVA_EXE=java.exe")
"%JAVA_EXE%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 %AUTOGEN_JAVA_OPTS% "-Dautogen.home=%HOME_DIR%" -cp "%HOME_DIR%\lib\*" dev.autogen.cli.Main %*
exit /b %ERRORLEVEL%
