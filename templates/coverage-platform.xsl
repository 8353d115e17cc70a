<?xml version="1.0" encoding="UTF-8"?>
<!-- The duties of the law for the services of one platform, by state. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" xmlns:w="urn:regc:words" exclude-result-prefixes="r w">
<xsl:import href="regc:page.xsl"/>

<xsl:key name="duties" match="r:duty" use="@state"/>
<xsl:variable name="one-service" select="not(/r:report/r:coverage/r:duty[r:service/@ref != /r:report/r:coverage/r:duty[1]/r:service/@ref])"/>

<xsl:template match="r:report" mode="heading"><w:say code="coverage-platform.title" platform="r:title"/></xsl:template>

<xsl:template match="r:report" mode="below-title">
  <p class="byline"><a href="{$root}platforms/{@id}.html"><w:say code="applicability-platform.about"/></a> · <a href="{$root}registry/{@id}.html"><w:say code="coverage-platform.clauses"/></a> · <a href="{$root}coverage.html"><w:say code="coverage-platform.all"/></a></p>
</xsl:template>

<xsl:template match="r:report" mode="main">
  <section class="prose" aria-labelledby="counted">
    <h2 id="counted"><w:say code="coverage-platform.by-state"/></h2>
    <p><w:say code="coverage-platform.once"/></p>
    <xsl:apply-templates select="r:covers" mode="table"/>
    <p class="note"><w:say code="coverage-platform.how"><w:arg name="how"><a href="{$root}methodology.html#coverage"><w:words/></a></w:arg></w:say></p>
  </section>
  <div class="filtered">
  <xsl:attribute name="data-filter"><w:say code="column.law"/>|<w:say code="column.service"/></xsl:attribute>
  <xsl:call-template name="filter">
    <xsl:with-param name="rows" select="r:coverage/r:duty[@state != 'users']"/>
    <xsl:with-param name="facets" select="r:facets/r:facet"/>
  </xsl:call-template>
  <!-- in the order of the counts; what the service is not known to owe comes last, and short -->
  <xsl:for-each select="r:covers/@*[local-name() != 'of' and local-name() != 'undetermined' and local-name() != 'users' and local-name() != 'outside']">
    <xsl:call-template name="duties"><xsl:with-param name="state" select="local-name()"/></xsl:call-template>
  </xsl:for-each>
  <xsl:for-each select="r:covers/@undetermined|r:covers/@outside">
    <xsl:variable name="state" select="local-name()"/>
    <xsl:if test="key('duties', $state)">
      <section aria-labelledby="state.{$state}">
        <h2 id="state.{$state}"><xsl:call-template name="heading"><xsl:with-param name="state" select="$state"/></xsl:call-template></h2>
        <p class="note"><w:say code="coverage-platform.why"><w:arg name="laws"><a href="{$root}applicability/{/r:report/@id}.html"><w:words/></a></w:arg></w:say></p>
        <!-- a line a law: its duties by their articles, whose words are on the page of the law -->
        <ul class="plain outside">
          <xsl:for-each select="key('duties', $state)">
            <li data-row="yes" data-cover="{@state}">
              <a w:data-label="column.law" href="{$root}{r:law/@href}"><xsl:value-of select="r:law"/></a>
              <xsl:if test="not($one-service)"><w:say code="coverage-platform.for"><w:arg name="service"><span w:data-label="column.service"><xsl:value-of select="r:service"/></span></w:arg></w:say></xsl:if>
              <xsl:value-of select="concat(': ', r:cited)"/>
              <xsl:if test="r:because/r:reason"><span class="note"><br/><xsl:apply-templates select="r:because[r:reason]" mode="sentences"/></span></xsl:if>
            </li>
          </xsl:for-each>
        </ul>
      </section>
    </xsl:if>
  </xsl:for-each>
  <xsl:call-template name="filter-script"/>
  </div>
  <!-- they are so whatever the service, and listed once, so there is nothing here to choose from -->
  <xsl:if test="r:covers/@users &gt; 0 and not(r:site/r:previous)">
    <section aria-labelledby="state.users">
      <h2 id="state.users"><xsl:call-template name="term"><xsl:with-param name="word" select="'users'"/><xsl:with-param name="of" select="'cover'"/></xsl:call-template><span class="count"><xsl:value-of select="r:covers/@users"/></span></h2>
      <p class="note"><w:say code="coverage-platform.addressed"><w:arg name="parties"><a href="{$root}parties.html"><w:words/></a></w:arg></w:say></p>
    </section>
  </xsl:if>
</xsl:template>

<xsl:template name="heading">
  <xsl:param name="state"/>
  <xsl:call-template name="term"><xsl:with-param name="word" select="$state"/><xsl:with-param name="of" select="'cover'"/></xsl:call-template>
  <span class="count"><xsl:value-of select="/r:report/r:covers-shown/@*[local-name() = $state]"/></span>
</xsl:template>

<xsl:template name="duties">
  <xsl:param name="state"/>
  <xsl:variable name="duties" select="key('duties', $state)"/>
  <!-- of these two the state says all there is -->
  <xsl:variable name="because" select="$duties/r:because[r:reason] and $state != 'no-search' and $state != 'elsewhere'"/>
  <xsl:variable name="label">
    <xsl:call-template name="term"><xsl:with-param name="word" select="$state"/><xsl:with-param name="of" select="'cover-because'"/></xsl:call-template>
  </xsl:variable>
  <xsl:if test="$duties">
    <section aria-labelledby="state.{$state}">
      <h2 id="state.{$state}"><xsl:call-template name="heading"><xsl:with-param name="state" select="$state"/></xsl:call-template></h2>
      <div class="wide">
        <table class="stack" data-sort="yes">
          <thead>
            <tr>
              <th scope="col"><w:say code="coverage-platform.duty"/></th><th scope="col"><w:say code="column.law"/></th>
              <xsl:if test="not($one-service)"><th scope="col"><w:say code="column.service"/></th></xsl:if>
              <xsl:if test="$because"><th scope="col"><xsl:value-of select="$label"/></th></xsl:if>
            </tr>
          </thead>
          <tbody>
            <xsl:for-each select="$duties">
              <tr data-cover="{@state}">
                <th scope="row">
                  <xsl:if test="r:citation"><xsl:value-of select="concat(r:citation, ' ')"/></xsl:if>
                  <xsl:apply-templates select="r:obligation" mode="value"/>
                </th>
                <td w:data-label="column.law"><xsl:value-of select="r:law"/></td>
                <xsl:if test="not($one-service)"><td w:data-label="column.service"><xsl:apply-templates select="r:service" mode="value"/></td></xsl:if>
                <xsl:if test="$because"><td data-label="{$label}"><xsl:apply-templates select="r:because" mode="reasons"><xsl:with-param name="class" select="'plain'"/></xsl:apply-templates></td></xsl:if>
              </tr>
            </xsl:for-each>
          </tbody>
        </table>
      </div>
    </section>
  </xsl:if>
</xsl:template>

</xsl:stylesheet>
